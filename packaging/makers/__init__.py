"""What `packaging/build.py` calls: each module makes one artefact out of the frozen program."""
