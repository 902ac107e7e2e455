"""What is usual when somebody is asked: how long an answer is waited for."""
