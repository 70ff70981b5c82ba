#include <gumbo.h>

// Options to parse a piece of HTML as the content of a <div>, without a list of errors.
static inline GumboOptions gumbo_piece_options(void) {
  GumboOptions options = kGumboDefaultOptions;
  options.fragment_context = GUMBO_TAG_DIV;
  options.max_errors = 0;
  return options;
}
