"""The way in: sources are read on from where they were left, reports judged and stored with the account."""
