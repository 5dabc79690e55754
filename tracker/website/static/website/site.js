// Addresses hold only what is asked: a form leaves out its empty fields. (Without scripts the server does it.)
document.addEventListener("formdata", ({ formData }) => {
  for (const name of new Set(formData.keys())) {
    const given = formData.getAll(name).filter(value => value !== "");
    formData.delete(name);
    for (const value of given) formData.append(name, value);
  }
});
