"use strict";
// Says at the edge of the grid that columns go on to the right, as long as some are out of sight.
window.addEventListener("load", () => {
  const wide = document.querySelector(".grid-frame .wide");
  if (!wide) return;
  const look = () => wide.parentElement.classList.toggle("goes-on", wide.scrollLeft + wide.clientWidth < wide.scrollWidth - 4);
  wide.addEventListener("scroll", look, { passive: true });
  window.addEventListener("resize", look);
  look();
});
