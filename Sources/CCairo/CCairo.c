#include "CCairo.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

// The declarations are those of cairo.h, whose binary interface has been stable since version 1.0 of
// 2005. They stand here so that building the program does not need cairo's headers.
typedef struct cairo_context cairo_t;
typedef struct cairo_image cairo_surface_t;
typedef int (*cairo_write_t)(void *closure, const unsigned char *data, unsigned int length);
typedef struct {
  double x_bearing, y_bearing, width, height, x_advance, y_advance;
} cairo_text_extents_t;

enum { FORMAT_RGB24 = 1, SLANT_NORMAL = 0, JOIN_ROUND = 1, STATUS_SUCCESS = 0, WRITE_ERROR = 11 };

static struct {
  cairo_surface_t *(*image_surface_create)(int format, int width, int height);
  void (*surface_destroy)(cairo_surface_t *);
  int (*surface_write_to_png_stream)(cairo_surface_t *, cairo_write_t, void *closure);
  cairo_t *(*create)(cairo_surface_t *);
  void (*destroy)(cairo_t *);
  int (*status)(cairo_t *);
  void (*scale)(cairo_t *, double, double);
  void (*set_source_rgb)(cairo_t *, double, double, double);
  void (*paint)(cairo_t *);
  void (*new_path)(cairo_t *);
  void (*move_to)(cairo_t *, double, double);
  void (*line_to)(cairo_t *, double, double);
  void (*close_path)(cairo_t *);
  void (*arc)(cairo_t *, double, double, double, double, double);
  void (*set_line_width)(cairo_t *, double);
  void (*set_line_join)(cairo_t *, int);
  void (*set_dash)(cairo_t *, const double *, int, double);
  void (*stroke)(cairo_t *);
  void (*fill)(cairo_t *);
  void (*fill_preserve)(cairo_t *);
  void (*select_font_face)(cairo_t *, const char *, int slant, int weight);
  void (*set_font_size)(cairo_t *, double);
  void (*text_extents)(cairo_t *, const char *, cairo_text_extents_t *);
  void (*show_text)(cairo_t *, const char *);
} cairo;

static int is_open(void) {
  static int known = 0;
  if (known) return known > 0;
  known = -1;
  void *library = dlopen("libcairo.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!library) return 0;
#define OPEN(name) \
  if (!(*(void **)&cairo.name = dlsym(library, "cairo_" #name))) return 0
  OPEN(image_surface_create);
  OPEN(surface_destroy);
  OPEN(surface_write_to_png_stream);
  OPEN(create);
  OPEN(destroy);
  OPEN(status);
  OPEN(scale);
  OPEN(set_source_rgb);
  OPEN(paint);
  OPEN(new_path);
  OPEN(move_to);
  OPEN(line_to);
  OPEN(close_path);
  OPEN(arc);
  OPEN(set_line_width);
  OPEN(set_line_join);
  OPEN(set_dash);
  OPEN(stroke);
  OPEN(fill);
  OPEN(fill_preserve);
  OPEN(select_font_face);
  OPEN(set_font_size);
  OPEN(text_extents);
  OPEN(show_text);
#undef OPEN
  known = 1;
  return 1;
}

struct ccairo_picture {
  cairo_surface_t *surface;
  cairo_t *context;
};

ccairo_picture *ccairo_begin(double width, double height, double scale, const char **problem) {
  *problem = NULL;
  // cairo's pictures end at 32,767 pixels.
  if (!(width * scale >= 1 && width * scale < 32767 && height * scale >= 1 &&
        height * scale < 32767)) {
    *problem = "the picture is too large";
    return NULL;
  }
  if (!is_open()) {
    *problem = "the cairo library is not installed";
    return NULL;
  }
  ccairo_picture *picture = malloc(sizeof *picture);
  if (!picture) return NULL;
  picture->surface =
      cairo.image_surface_create(FORMAT_RGB24, (int)(width * scale), (int)(height * scale));
  picture->context = cairo.create(picture->surface);
  cairo.scale(picture->context, scale, scale);
  cairo.set_source_rgb(picture->context, 1, 1, 1);
  cairo.paint(picture->context);
  cairo.set_line_join(picture->context, JOIN_ROUND);
  return picture;
}

static void path(cairo_t *context, const double *places, size_t count) {
  cairo.new_path(context);
  for (size_t place = 0; place < count; place++) {
    double x = places[2 * place], y = places[2 * place + 1];
    if (place == 0)
      cairo.move_to(context, x, y);
    else
      cairo.line_to(context, x, y);
  }
}

void ccairo_line(ccairo_picture *picture, const double *places, size_t count, ccairo_colour colour,
                 double width, double dash) {
  cairo_t *context = picture->context;
  const double dashes[] = {dash, dash * 2 / 3};
  path(context, places, count);
  cairo.set_source_rgb(context, colour.red, colour.green, colour.blue);
  cairo.set_line_width(context, width);
  cairo.set_dash(context, dashes, dash > 0 ? 2 : 0, 0);
  cairo.stroke(context);
}

static void fill(cairo_t *context, ccairo_colour colour, int is_hollow) {
  if (!is_hollow) {
    cairo.set_source_rgb(context, colour.red, colour.green, colour.blue);
    cairo.fill(context);
    return;
  }
  cairo.set_source_rgb(context, 1, 1, 1);
  cairo.fill_preserve(context);
  cairo.set_source_rgb(context, colour.red, colour.green, colour.blue);
  cairo.set_line_width(context, 2);
  cairo.set_dash(context, NULL, 0, 0);
  cairo.stroke(context);
}

void ccairo_surface(ccairo_picture *picture, const double *places, size_t count,
                    ccairo_colour colour, int is_hollow) {
  path(picture->context, places, count);
  cairo.close_path(picture->context);
  fill(picture->context, colour, is_hollow);
}

void ccairo_disc(ccairo_picture *picture, double x, double y, double radius, ccairo_colour colour,
                 int is_hollow) {
  cairo.new_path(picture->context);
  cairo.arc(picture->context, x, y, radius, 0, 6.283185307179586);
  fill(picture->context, colour, is_hollow);
}

void ccairo_words(ccairo_picture *picture, const char *words, double x, double y, double size,
                  double anchor, int is_bold, ccairo_colour colour) {
  cairo_t *context = picture->context;
  cairo_text_extents_t extents;
  cairo.select_font_face(context, "DejaVu Sans", SLANT_NORMAL, is_bold);
  cairo.set_font_size(context, size);
  cairo.text_extents(context, words, &extents);
  cairo.new_path(context);
  cairo.move_to(context, x - anchor * extents.x_advance, y);
  cairo.set_source_rgb(context, colour.red, colour.green, colour.blue);
  cairo.show_text(context, words);
}

struct bytes {
  unsigned char *start;
  size_t count, room;
};

static int append(void *closure, const unsigned char *data, unsigned int length) {
  struct bytes *bytes = closure;
  if (bytes->room - bytes->count < length) {
    size_t room = (bytes->count + length) * 2;
    unsigned char *start = realloc(bytes->start, room);
    if (!start) return WRITE_ERROR;
    bytes->start = start;
    bytes->room = room;
  }
  memcpy(bytes->start + bytes->count, data, length);
  bytes->count += length;
  return STATUS_SUCCESS;
}

unsigned char *ccairo_end(ccairo_picture *picture, size_t *length) {
  struct bytes bytes = {NULL, 0, 0};
  int status = cairo.status(picture->context);
  cairo.destroy(picture->context);
  if (status == STATUS_SUCCESS)
    status = cairo.surface_write_to_png_stream(picture->surface, append, &bytes);
  cairo.surface_destroy(picture->surface);
  free(picture);
  if (status != STATUS_SUCCESS) {
    free(bytes.start);
    return NULL;
  }
  *length = bytes.count;
  return bytes.start;
}
