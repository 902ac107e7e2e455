"""enduse: who supplies whom with what, sourced and screened."""
