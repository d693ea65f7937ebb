"""What is written from the declarations: ready-to-fill files, files from a spreadsheet, what editors need."""
