"""The learned coder's training text and what makes a model of it. Not part of the installed program."""
