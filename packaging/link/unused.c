// Replaces ICU, zlib and liblzma for the static libxml2. Demarc gives its parser only bytes of UTF-8 in memory, so it
// never opens a compressed file or a converter. Each function that opens something reports failure; the others are
// unreachable without it.

#include <stdlib.h>

// ICU: the name has no version here; build-static.sh removes it from libxml2.a.
void *ucnv_open(const char *name, int *status) {
  (void)name;
  *status = 16;  // U_UNSUPPORTED_ERROR
  return NULL;
}
void ucnv_close(void *converter) { (void)converter; }
void ucnv_convertEx(void) { abort(); }
void ucnv_setFromUCallBack(void) { abort(); }
void ucnv_setToUCallBack(void) { abort(); }
void UCNV_FROM_U_CALLBACK_STOP(void) { abort(); }
void UCNV_TO_U_CALLBACK_STOP(void) { abort(); }

// zlib
void *gzopen64(const char *path, const char *mode) {
  (void)path;
  (void)mode;
  return NULL;
}
void *gzopen(const char *path, const char *mode) { return gzopen64(path, mode); }
void *gzdopen(int file, const char *mode) {
  (void)file;
  (void)mode;
  return NULL;
}
int gzdirect(void *file) {
  (void)file;
  return 1;
}
int gzclose(void *file) {
  (void)file;
  return -2;  // Z_STREAM_ERROR
}
void gzread(void) { abort(); }
void gzwrite(void) { abort(); }
int deflateInit2_(void) { return -6; }  // Z_VERSION_ERROR
int inflateInit2_(void) { return -6; }
void deflate(void) { abort(); }
void deflateEnd(void) { abort(); }
void inflate(void) { abort(); }
void inflateEnd(void) { abort(); }
void inflateReset(void) { abort(); }
void crc32(void) { abort(); }

// liblzma
int lzma_auto_decoder(void) { return 11; }  // LZMA_PROG_ERROR
int lzma_properties_decode(void) { return 11; }
void lzma_code(void) { abort(); }
void lzma_end(void) {}
