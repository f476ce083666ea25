"""What is printed: pages drawn by Qt into PDF files."""
