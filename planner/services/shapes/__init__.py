"""Values as the JSON that the API sends and commands print: the same of both."""
