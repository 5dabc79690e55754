"""Sources and their captures, legal instruments, territories."""
