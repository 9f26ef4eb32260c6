"""One screen a file. Screens talk to the application's flow; panels tell them what was chosen by messages."""
