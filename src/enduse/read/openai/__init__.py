"""What the optional reader `openai` is made of: passages, the prompt, the endpoint, and what an answer becomes."""
