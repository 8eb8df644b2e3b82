"""PDF sheets for the wall and the board: plain data here, looks in the .typ files."""
