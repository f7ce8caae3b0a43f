"""Tools for those who work on the program: generated files, pictures, pages."""
