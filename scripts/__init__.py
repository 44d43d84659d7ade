"""Set-up, serving and checking, called by the Makefile. Nothing here is imported by the application."""
