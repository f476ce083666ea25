"""The course as authors write it: reading, checking, compiling. Import what you need from its modules.

`store` and `fingerprint` are light (start-up reads the compiled course with them); `reading` brings in Markdown.
"""
