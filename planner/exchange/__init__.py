"""Files people can open in Excel, to and from the domain."""
