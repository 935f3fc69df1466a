# How the R code of the oracles writes its cases: as TOML, with 15 digits. I(x) stays a list, also with one value.
case <- function(name) cat("\n[[case]]\nname = \"", name, "\"\n", sep = "")
part <- function(name) cat("[case.", name, "]\n", sep = "")
say <- function(name, x) {
  written <- if (is.character(x)) paste0("\"", x, "\"") else formatC(unclass(x), digits = 15, width = 1, format = "g")
  cat(name, " = ", if (length(x) == 1 && !inherits(x, "AsIs")) written else paste0("[", paste(written, collapse = ", "), "]"), "\n", sep = "")
}
