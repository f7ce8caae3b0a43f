"""What people say of single records: verdicts, what follows from them, how far reviewers agree, and what goes out."""
