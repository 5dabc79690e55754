"use strict";
// A page of a list on which something is being done looks again by itself; without this script there is a link.
setTimeout(() => location.reload(), 2000);
