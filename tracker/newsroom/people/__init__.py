"""Persons, recruiters, requests, restricted details; duplicates and merging."""
