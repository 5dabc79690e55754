"""The formats of files: each a file of this folder (FollowTheMoney, of several, has its own), and their register."""
