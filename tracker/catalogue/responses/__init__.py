"""How every public address answers, page, file or API alike: one state a request, 304, 400, 301, 404 and 410."""
