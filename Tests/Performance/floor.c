// The least that any build of a Markdown site can do, as a measure for one that does more: find the
// .md files below SOURCE, read each, skip its front matter, parse and render it with libcmark-gfm
// (tables and task lists on), and write OUTPUT/<path>/index.html. THREADS threads, 2 by default.
//
//   cc -O2 floor.c -o floor -lcmark-gfm -lcmark-gfm-extensions -lpthread
//   ./floor SOURCE OUTPUT [THREADS]
#define _XOPEN_SOURCE 700
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <ftw.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct {
  char **paths;
  size_t count, capacity;
} files;
static atomic_size_t next_file;
static const char *source, *output;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static int found(const char *path, const struct stat *status, int type, struct FTW *walk) {
  (void)status, (void)walk;
  size_t length = strlen(path);
  if (type != FTW_F || length < 3 || strcmp(path + length - 3, ".md") != 0) return 0;
  if (files.count == files.capacity) {
    files.capacity = files.capacity ? files.capacity * 2 : 1024;
    files.paths = realloc(files.paths, files.capacity * sizeof *files.paths);
    if (!files.paths) fail("realloc");
  }
  files.paths[files.count++] = strdup(path);
  return 0;
}

static char *read_file(const char *path, size_t *length) {
  int descriptor = open(path, O_RDONLY);
  struct stat status;
  if (descriptor < 0 || fstat(descriptor, &status) != 0) fail(path);
  char *text = malloc((size_t)status.st_size + 1);
  ssize_t got = read(descriptor, text, (size_t)status.st_size);
  if (got < 0) fail(path);
  close(descriptor);
  text[got] = 0;
  *length = (size_t)got;
  return text;
}

static void write_page(const char *path, const char *html) {
  char target[4096];
  int stem = (int)(strlen(path) - strlen(source) - 3);
  snprintf(target, sizeof target, "%s%.*s/index.html", output, stem, path + strlen(source));
  int descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  if (descriptor < 0) {
    for (char *slash = target + 1; (slash = strchr(slash, '/')); slash++) {
      *slash = 0;
      mkdir(target, 0755);
      *slash = '/';
    }
    descriptor = open(target, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  }
  size_t length = strlen(html);
  if (descriptor < 0 || write(descriptor, html, length) != (ssize_t)length) fail(target);
  close(descriptor);
}

static void build_page(const char *path) {
  size_t length;
  char *text = read_file(path, &length);
  char *body = text;
  if (strncmp(text, "---\n", 4) == 0) {
    char *end = strstr(text + 4, "\n---\n");
    if (end) body = end + 5;
  }
  cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("tasklist"));
  cmark_parser_feed(parser, body, length - (size_t)(body - text));
  cmark_node *document = cmark_parser_finish(parser);
  char *html = cmark_render_html(
      document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser));
  write_page(path, html);
  free(html);
  cmark_node_free(document);
  cmark_parser_free(parser);
  free(text);
}

static void *work(void *unused) {
  (void)unused;
  for (size_t index; (index = atomic_fetch_add(&next_file, 1)) < files.count;)
    build_page(files.paths[index]);
  return NULL;
}

int main(int count, char **arguments) {
  if (count < 3) {
    fprintf(stderr, "usage: floor SOURCE OUTPUT [THREADS]\n");
    return 2;
  }
  source = arguments[1];
  output = arguments[2];
  int threads = count > 3 ? atoi(arguments[3]) : 2;
  if (threads < 1 || threads > 64) threads = 2;
  cmark_gfm_core_extensions_ensure_registered();
  if (nftw(source, found, 64, FTW_PHYS) != 0) fail(source);
  pthread_t workers[64];
  for (int index = 0; index < threads; index++)
    if (pthread_create(&workers[index], NULL, work, NULL) != 0) fail("pthread_create");
  for (int index = 0; index < threads; index++) pthread_join(workers[index], NULL);
  return 0;
}
