"""Tests of the product, entered through the doors that its users take."""
