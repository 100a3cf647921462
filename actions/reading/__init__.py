"""What a customer's words mean to the step that asked: pure functions, no Rasa, no shop calls."""
