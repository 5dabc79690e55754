"""Lists of people brought in, step by step and beside another importer."""
