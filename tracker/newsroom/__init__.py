"""The face of the desk: every page of the admin, its forms, its styles and scripts.

Opposite `website`, the face of the public. Enters every room but `config`; no room but that enters here.
"""
