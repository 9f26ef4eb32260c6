/* Many games of a flat program, some of them beside each other in the lanes of a row.

   What the operations mean stands in wargame/engine/flat/operations.py; a program that was lowered for other
   operations is refused there by their names. A row holds one whole number a game, of 32 or of 64 bits as the program
   needs (wargame/engine/flat/proof.py shows it); a truth is all bits or none. A row of ranks has 64 bits a game.

   The one function, ``play``, lets go of the interpreter's lock: threads play beside each other. */

#define Py_LIMITED_API 0x030B0000
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The name of each operation, in the order of its number. */
#define OPERATIONS(X) \
  X(HALT) X(SET) X(COPY) X(ADD) X(ADD_NUMBER) X(SUB) X(SUB_FROM) X(MUL) X(MUL_NUMBER) X(NEG) X(ABS) X(MIN) \
  X(MIN_NUMBER) X(MAX) X(MAX_NUMBER) X(DIV_NUMBER) X(LT) X(LE) X(EQ) X(NE) X(LT_NUMBER) X(LE_NUMBER) X(EQ_NUMBER) \
  X(NE_NUMBER) X(GT_NUMBER) X(GE_NUMBER) X(AND) X(OR) X(NOT) X(AND_NOT) X(CHOOSE) X(ANY_BIT) X(ALL_BITS) X(COUNT_BITS) \
  X(SINCE) X(ADD_WHERE) X(ADD_NUMBER_WHERE) X(ADD_ABOVE) X(ADD_BELOW) X(GRANT) X(PUT) X(PUT_NUMBER) X(CLEAR) X(MARK) \
  X(OLDER) X(TURN) X(DIE) X(ONE_IN) X(JUMP) X(WHILE) \
  X(WHERE) X(WHERE_NOT) X(WHERE_LT) X(WHERE_LE) X(WHERE_EQ) X(WHERE_NE) X(WHERE_GT) X(WHERE_GE) X(WHERE_ANY_BIT) \
  X(BEST) X(LIKING) X(RANK) X(TAKE) X(CLOSE) X(BEST_WIDE) X(FORGET) X(OUTDO) X(SAW) X(STOOD)

#define NUMBERED(name) name,
enum { OPERATIONS(NUMBERED) OPERATION_COUNT };

typedef uint64_t W;

#if defined(__GNUC__) && !defined(__clang__)
#define NO_ALIAS _Pragma("GCC ivdep")
#define INLINE static inline __attribute__((always_inline))
#elif defined(__clang__)
#define NO_ALIAS _Pragma("clang loop vectorize(assume_safety)")
#define INLINE static inline __attribute__((always_inline))
#else
#define NO_ALIAS
#define INLINE static __inline
#endif

/* One body for each instruction set there may be; the right one is found when the module is loaded. */
#if defined(__GNUC__) && !defined(__clang__) && defined(__x86_64__) && defined(__GLIBC__)
#define EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define EACH_PROCESSOR
#endif

/* wargame.engine.draws.mix */
INLINE W mix(W word) {
  word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9ULL;
  word = (word ^ (word >> 27)) * 0x94D049BB133111EBULL;
  return word ^ (word >> 31);
}

/* A division toward zero of numbers under 2^31 as a product, for processors that divide no rows: of a size s it is
   s * times >> shift. With 2^(L-1) < n <= 2^L and times = ceil(2^(31+L) / n) that is exact, for s < 2^31. */
typedef struct {
  uint32_t times;
  int shift, sign;
} Divisor;

INLINE Divisor divisor(int64_t number) {
  Divisor by = {0, 31, number < 0 ? -1 : 0};
  const W size = (W)(number < 0 ? -number : number);
  while ((W)1 << (by.shift - 31) < size) by.shift++;
  by.times = (uint32_t)((((W)1 << by.shift) + size - 1) / size);
  return by;
}

/* The place of the one bit of a word, read off the exponent of a float; ``none`` where there is no bit. */
INLINE int32_t place_of(uint32_t bit, int32_t none) {
  union {
    float number;
    uint32_t bits;
  } as = {(float)(int32_t)bit};
  const int32_t place = (int32_t)(as.bits >> 23 & 255) - 127;
  return place ^ ((place ^ none) & -(bit == 0)); /* a choice between both would be a jump, as floats may trap */
}

#define LEAST(a, b) ((a) < (b) ? (a) : (b))
#define MOST(a, b) ((a) > (b) ? (a) : (b))
#define ALL_BITS_OF(truth) ((W)(int64_t)(truth))
/* wargame.engine.state.HISTORY_BITS; of 32 bits all. */
#define HISTORY ((I)0x0FFFFFFFFFFFFFFFLL)

/* What ``play`` is given, the same for every lane of every row. */
typedef struct {
  const void *code, *starts; /* of I, and so is out */
  const W *purposes, *keys;
  const int32_t *which, *order, *keep;
  void *out;
  int64_t *times, *ever, *stood;
  int32_t entry, turn, registers, wide, loaded, kept, counted, first_counter;
  Py_ssize_t beginnings, count, games;
} Job;

/* Rows begin where the widest instructions like them to. */
#define ALIGNED 64
#define ALIGNED_FROM(bytes) ((bytes) + (ALIGNED - (uintptr_t)(bytes) % ALIGNED) % ALIGNED)

#define TURN_STEP 0xD1B54A32D192ED03ULL

/* Numbers of I (U: without a sign) in rows of LANES: few beside each other for few games, many for many. One alone is
   played the fastest by itself, as all it knows lies close together. */
#define I int32_t
#define U uint32_t
#define LANES 1
#define NAMED(name) name##_32_1
#include "lanes.h"
#define LANES 16
#define NAMED(name) name##_32_16
#include "lanes.h"
#define LANES 256
#define NAMED(name) name##_32_256
#include "lanes.h"
#undef I
#undef U
#define I int64_t
#define U uint64_t
#define LANES 1
#define NAMED(name) name##_64_1
#include "lanes.h"
#define LANES 16
#define NAMED(name) name##_64_16
#include "lanes.h"
#define LANES 256
#define NAMED(name) name##_64_256
#include "lanes.h"

static int (*chosen(int bits, int lanes))(const Job *) {
  if (lanes == 1) return bits == 32 ? play_32_1 : bits == 64 ? play_64_1 : NULL;
  if (lanes == 16) return bits == 32 ? play_32_16 : bits == 64 ? play_64_16 : NULL;
  if (lanes == 256) return bits == 32 ? play_32_256 : bits == 64 ? play_64_256 : NULL;
  return NULL;
}

static PyObject *play(PyObject *self, PyObject *args) {
  Py_buffer code, purposes, starts, which, keys, order, keep, out, times, ever, stood;
  Job job;
  int (*player)(const Job *);
  int bits, lanes, done;
  (void)self;
  if (!PyArg_ParseTuple(args, "y*y*y*y*y*y*y*w*w*w*w*iiiiiiii", &code, &purposes, &starts, &which, &keys, &order,
                        &keep, &out, &times, &ever, &stood, &job.entry, &job.turn, &job.registers, &job.wide,
                        &job.loaded, &job.first_counter, &bits, &lanes))
    return NULL;
  player = chosen(bits, lanes);
  bits = player == NULL ? 32 : bits;
  job.code = code.buf, job.purposes = purposes.buf, job.starts = starts.buf, job.which = which.buf;
  job.order = order.buf, job.keys = keys.buf, job.keep = keep.buf, job.out = out.buf;
  job.times = times.buf, job.ever = ever.buf, job.stood = stood.buf;
  job.games = keys.len / (Py_ssize_t)sizeof(W);
  job.count = order.len / (Py_ssize_t)sizeof(int32_t);
  job.beginnings = job.loaded > 0 ? starts.len / (bits / 8) / job.loaded : 0;
  job.kept = (int32_t)(keep.len / (Py_ssize_t)sizeof(int32_t));
  job.counted = (int32_t)(times.len / (Py_ssize_t)sizeof(int64_t));
  if (player == NULL || job.loaded <= 0 || job.beginnings <= 0 ||
      which.len != job.games * (Py_ssize_t)sizeof(int32_t) || out.len != job.games * job.kept * (bits / 8) ||
      ever.len != times.len || job.loaded > job.registers)
    done = -2;
  else {
    Py_BEGIN_ALLOW_THREADS
    done = player(&job);
    Py_END_ALLOW_THREADS
  }
  PyBuffer_Release(&code), PyBuffer_Release(&purposes), PyBuffer_Release(&starts), PyBuffer_Release(&which);
  PyBuffer_Release(&keys), PyBuffer_Release(&keep), PyBuffer_Release(&out), PyBuffer_Release(&times);
  PyBuffer_Release(&ever), PyBuffer_Release(&stood), PyBuffer_Release(&order);
  if (done == -2) {
    PyErr_SetString(PyExc_ValueError, "arrays do not fit together");
    return NULL;
  }
  if (done == -1) return PyErr_NoMemory();
  Py_RETURN_NONE;
}

#define QUOTED(name) " " #name
/* Of what ``play`` takes; to be counted up in kernel.py, too. */
#define VERSION 3

static PyMethodDef functions[] = {
    {"play", play, METH_VARARGS, "Play games of a flat program; see wargame/sim/lanes/kernel.py."}, {NULL, NULL, 0, NULL}};

static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_kernel", NULL, -1, functions, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__kernel(void) {
  PyObject *made = PyModule_Create(&module);
  if (made != NULL && (PyModule_AddStringConstant(made, "OPERATIONS", OPERATIONS(QUOTED)) < 0 ||
                       PyModule_AddIntConstant(made, "VERSION", VERSION) < 0)) {
    Py_DECREF(made);
    return NULL;
  }
  return made;
}
