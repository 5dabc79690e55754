"""What is done to a database beneath the models: guards, COPY, arrays of values, migration steps."""
