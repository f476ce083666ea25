"""Tests mirror the package; end-to-end tests, benchmarks and pictures have their own folders."""
