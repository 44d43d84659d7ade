"""Rules in plain Python. No Flask, no SQLAlchemy, no input or output; "today" is an argument."""
