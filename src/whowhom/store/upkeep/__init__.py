"""Care of the file: looked over, copied, coded anew."""
