"""How every public address answers, page, file or API alike: one state a request, 304, 400, 301, 404 and 410.

Pages are kept by generation, which each request reads first: none brings back what was withdrawn."""
