"""Forms, one file per noun: they check shape (characters, length, numbers, dates) and never query."""
