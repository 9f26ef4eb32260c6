/* The kernel for rows of LANES games with numbers of I; kernel.c includes it for each pair of them, NAMED apart. */

typedef I NAMED(Row)[LANES];
typedef W NAMED(Wide)[LANES];
typedef struct {
  NAMED(Row) *rows;
  NAMED(Wide) *ranks, *work;
  W keys[LANES];
} NAMED(Table);

/* An instruction is six whole numbers: operation, d, a, b, c, number. */
#define D rows[q[1]]
#define EACH(expression) EACH_LANE(expression) break;
#define EACH_LANE(expression) \
  { \
    I *d = D; \
    const I *a = rows[q[2]], *b = rows[q[3]], *c = rows[q[4]]; \
    const I number = q[5]; \
    (void)a, (void)b, (void)c, (void)number; \
    NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = (expression); \
  }
/* The same in as many rows from d as the word c says. */
#define EACH_OF_SOME(expression) \
  { \
    const I *a = rows[q[2]]; \
    for (I more = 0; more < q[4]; more++) { \
      I *d = rows[q[1] + more]; \
      NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = (expression); \
    } \
  } \
  break;
/* Of the lanes of b those in which something holds; where there is none, on at ``number``. */
#define WHERE_EACH(expression) \
  { \
    I *d = D; \
    const I *a = rows[q[2]], *b = rows[q[3]]; \
    const I with = q[4]; \
    I any = 0; \
    (void)with; \
    NO_ALIAS for (int i = 0; i < LANES; i++) { \
      const I holds = b[i] & (expression); \
      d[i] = holds; \
      any |= holds; \
    } \
    if (!any) at = q[5]; \
  } \
  break;
#define WORD mix(keys[i] ^ purpose)

INLINE I NAMED(ones)(U bits) {
  const U all = ~(U)0;
  bits = bits - ((bits >> 1) & all / 3);
  bits = (bits & all / 15 * 3) + ((bits >> 2) & all / 15 * 3);
  return (I)((((bits + (bits >> 4)) & all / 255 * 15) * (all / 255)) >> (sizeof(U) * 8 - 8));
}

EACH_PROCESSOR
static void NAMED(run)(NAMED(Table) *table, const Job *job) {
  NAMED(Row) *rows = table->rows;
  NAMED(Wide) *ranks = table->ranks, *work = table->work;
  const W *keys = table->keys;
  const I *code = job->code;
  I turn = job->turn;
  Py_ssize_t at = job->entry;
  for (;;) {
    const I *q = code + 6 * at++;
    switch (q[0]) {
      case HALT: return;
      case SET: EACH(number)
      case COPY: EACH(a[i])
      case ADD: EACH(a[i] + b[i])
      case ADD_NUMBER: EACH(a[i] + number)
      case SUB: EACH(a[i] - b[i])
      case SUB_FROM: EACH(number - a[i])
      case MUL: EACH(a[i] * b[i])
      case MUL_NUMBER: EACH(a[i] * number)
      case NEG: EACH(-a[i])
      case ABS: EACH(a[i] < 0 ? -a[i] : a[i])
      case MIN: EACH(LEAST(a[i], b[i]))
      case MIN_NUMBER: EACH(LEAST(a[i], number))
      case MAX: EACH(MOST(a[i], b[i]))
      case MAX_NUMBER: EACH(MOST(a[i], number))
      case DIV_NUMBER: {
        I *d = D;
        const I *a = rows[q[2]], number = q[5];
        if (sizeof(I) > 4) {
          NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = a[i] / number;
          break;
        }
        const Divisor by = divisor(number);
        NO_ALIAS for (int i = 0; i < LANES; i++) {
          const I down = -(a[i] < 0), turned = down ^ by.sign;
          const uint32_t size = (uint32_t)((a[i] ^ down) - down);
          d[i] = ((I)(uint32_t)((W)size * by.times >> by.shift) ^ turned) - turned;
        }
        break;
      }
      case LT: EACH(-(a[i] < b[i]))
      case LE: EACH(-(a[i] <= b[i]))
      case EQ: EACH(-(a[i] == b[i]))
      case NE: EACH(-(a[i] != b[i]))
      case LT_NUMBER: EACH(-(a[i] < number))
      case LE_NUMBER: EACH(-(a[i] <= number))
      case EQ_NUMBER: EACH(-(a[i] == number))
      case NE_NUMBER: EACH(-(a[i] != number))
      case GT_NUMBER: EACH(-(a[i] > number))
      case GE_NUMBER: EACH(-(a[i] >= number))
      case AND: EACH(a[i] & b[i])
      case OR: EACH(a[i] | b[i])
      case NOT: EACH(~a[i])
      case AND_NOT: EACH(a[i] & ~b[i])
      case CHOOSE: EACH(c[i] ^ ((b[i] ^ c[i]) & a[i]))
      case ANY_BIT: EACH(-((a[i] & number) != 0))
      case ALL_BITS: EACH(-((a[i] & number) == number))
      case COUNT_BITS: EACH(NAMED(ones)((U)(a[i] & number)))
      case SINCE:
        if (sizeof(I) > 4) EACH_LANE(a[i] ? NAMED(ones)((U)((a[i] & -a[i]) - 1)) : number)
        else EACH_LANE(place_of((uint32_t)(a[i] & -a[i]), (int32_t)number))
        break;
      case ADD_WHERE: EACH(a[i] + (b[i] & c[i]))
      case ADD_NUMBER_WHERE: EACH(a[i] + (b[i] & number))
      case ADD_ABOVE: {
        const I with = q[4];
        EACH(a[i] + (-(b[i] > with) & number))
      }
      case ADD_BELOW: {
        const I with = q[4];
        EACH(a[i] + (-(b[i] < with) & number))
      }
      case GRANT: { /* of the change b of a what an upper limit c and a lower limit leave: never turned round */
        I *d = D;
        const I *a = rows[q[2]], *b = rows[q[3]], *c = rows[q[4]], *low = rows[q[5]];
        NO_ALIAS for (int i = 0; i < LANES; i++)
          d[i] = LEAST(MOST(b[i], LEAST(low[i] - a[i], 0)), MOST(c[i] - a[i], 0));
        break;
      }
      case PUT: EACH(d[i] ^ ((b[i] ^ d[i]) & a[i]))
      case PUT_NUMBER: EACH(d[i] ^ ((number ^ d[i]) & a[i]))
      case MARK: EACH(d[i] | (number & a[i]))
      case CLEAR: EACH_OF_SOME(d[i] & ~a[i])
      case OLDER: EACH_OF_SOME(d[i] ^ ((((I)((U)d[i] << 1) & HISTORY) ^ d[i]) & a[i]))
      case TURN: {
        turn++;
        I *d = D;
        const I *a = rows[q[2]];
        NO_ALIAS for (int i = 0; i < LANES; i++) d[i] ^= (turn ^ d[i]) & a[i];
        break;
      }
      case DIE: {
        const W purpose = mix(job->purposes[q[5]] + TURN_STEP * (W)turn);
        EACH(a[i] + 1 + (I)(((WORD >> 32) * (W)(U)b[i]) >> 32))
      }
      case ONE_IN: {
        const W purpose = mix(job->purposes[q[5]] + TURN_STEP * (W)turn), rest = (W)q[4] - 1;
        I *d = D;
        NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = -((WORD & rest) == 0);
        break;
      }
      case JUMP: at = q[5]; break;
      case WHILE: {
        const I *a = rows[q[2]];
        I any = 0;
        for (int i = 0; i < LANES; i++) any |= a[i];
        if (any) at = q[5];
        break;
      }
      case WHERE: WHERE_EACH(a[i])
      case WHERE_NOT: WHERE_EACH(~a[i])
      case WHERE_LT: WHERE_EACH(-(a[i] < with))
      case WHERE_LE: WHERE_EACH(-(a[i] <= with))
      case WHERE_EQ: WHERE_EACH(-(a[i] == with))
      case WHERE_NE: WHERE_EACH(-(a[i] != with))
      case WHERE_GT: WHERE_EACH(-(a[i] > with))
      case WHERE_GE: WHERE_EACH(-(a[i] >= with))
      case WHERE_ANY_BIT: WHERE_EACH(-((a[i] & with) != 0))
      case BEST: { /* of c rows from b the first greatest above 0, counted from 1; lanes without one are left out */
        I *d = D, *wanting = rows[q[2]], best[LANES], any = 0;
        for (int i = 0; i < LANES; i++) best[i] = d[i] = 0;
        for (I place = 0; place < q[4]; place++) {
          const I *rank = rows[q[3] + place];
          NO_ALIAS for (int i = 0; i < LANES; i++) {
            const I more = -(rank[i] > best[i]);
            best[i] ^= (rank[i] ^ best[i]) & more;
            d[i] ^= ((place + 1) ^ d[i]) & more;
          }
        }
        NO_ALIAS for (int i = 0; i < LANES; i++) any |= wanting[i] &= -(d[i] > 0);
        if (!any) at = q[5];
        break;
      }
      case LIKING: {
        const W purpose = mix(job->purposes[q[5]] + TURN_STEP * (W)turn), low = (W)q[4];
        W *d = ranks[q[1]];
        const I shift = q[3];
        NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = (WORD >> shift) + low;
        break;
      }
      case RANK: { /* where a: a liking of its own, or where c the shared one (the wide row b) and its last bits */
        const W purpose = mix(job->purposes[q[5]] + TURN_STEP * (W)turn), low = (W)q[7], *shared = ranks[q[3]];
        W *d = ranks[q[1]];
        const I *a = rows[q[2]], *c = rows[q[4]], shift = q[6];
        I any = 0;
        at++;
        for (int i = 0; i < LANES; i++) any |= a[i];
        if (!any) {
          memset(d, 0, sizeof(NAMED(Wide)));
          break;
        }
        NO_ALIAS for (int i = 0; i < LANES; i++) {
          const W own = (WORD >> shift) + low;
          d[i] = (own ^ ((own ^ (shared[i] + (own & (low - 1)))) & ALL_BITS_OF(c[i]))) & ALL_BITS_OF(a[i]);
        }
        break;
      }
      case TAKE: {
        const I *a = rows[q[2]];
        const W *rank = ranks[q[1]];
        W *d = work[q[1]];
        NO_ALIAS for (int i = 0; i < LANES; i++) d[i] = rank[i] & ALL_BITS_OF(a[i]);
        break;
      }
      case CLOSE: {
        const I *a = rows[q[2]];
        W *d = work[q[1]];
        NO_ALIAS for (int i = 0; i < LANES; i++) d[i] &= ~ALL_BITS_OF(a[i]);
        break;
      }
      case BEST_WIDE: {
        I *d = D, *wanting = rows[q[2]], any = 0;
        W best[LANES];
        for (int i = 0; i < LANES; i++) best[i] = 0, d[i] = 0;
        for (I place = 0; place < q[4]; place++) {
          const W *rank = work[q[3] + place];
          NO_ALIAS for (int i = 0; i < LANES; i++) {
            const int more = rank[i] > best[i];
            best[i] = more ? rank[i] : best[i];
            d[i] = more ? place + 1 : d[i];
          }
        }
        NO_ALIAS for (int i = 0; i < LANES; i++) any |= wanting[i] &= -(d[i] > 0);
        if (!any) at = q[5];
        break;
      }
      case FORGET: memset(ranks[q[1]], 0, sizeof(NAMED(Wide))); break;
      case OUTDO: { /* of the lanes of a those liked more than the wide row b, which then holds that */
        const W purpose = mix(job->purposes[q[5]] + TURN_STEP * (W)turn), low = (W)q[7];
        W *best = ranks[q[3]];
        I *d = D;
        const I *a = rows[q[2]], shift = q[6];
        at++;
        NO_ALIAS for (int i = 0; i < LANES; i++) {
          const W like = (WORD >> shift) + low;
          const I more = a[i] & -(like > best[i]);
          d[i] = more;
          best[i] ^= (best[i] ^ like) & ALL_BITS_OF(more);
        }
        break;
      }
      case SAW: {
        I *d = D, found = 0;
        const I *a = rows[q[2]];
        NO_ALIAS for (int i = 0; i < LANES; i++) {
          d[i] |= a[i];
          found -= a[i];
        }
        job->times[q[5]] += found;
        break;
      }
      case STOOD: { /* where b: one more at this turn (of c values each) of the value a, counted from d */
        const I *a = rows[q[2]], *b = rows[q[3]];
        int64_t *here = job->stood + q[5] + (Py_ssize_t)turn * q[4] - q[1];
        for (int i = 0; i < LANES; i++)
          if (b[i]) here[a[i]]++;
        break;
      }
      default: return;
    }
  }
}

static int NAMED(play)(const Job *job) {
  int done = 0;
  NAMED(Table) table;
  const I *starts = job->starts;
  I *out = job->out;
  const size_t wide = (size_t)(job->wide > 0 ? job->wide : 1);
  /* Not cleared: a program sets what it reads, and most registers nobody uses. */
  char *rows = malloc((size_t)job->registers * sizeof(NAMED(Row)) + ALIGNED);
  char *ranks = malloc(wide * sizeof(NAMED(Wide)) + ALIGNED), *work = malloc(wide * sizeof(NAMED(Wide)) + ALIGNED);
  if (rows == NULL || ranks == NULL || work == NULL)
    done = -1;
  else {
    table.rows = (NAMED(Row) *)ALIGNED_FROM(rows);
    table.ranks = (NAMED(Wide) *)ALIGNED_FROM(ranks);
    table.work = (NAMED(Wide) *)ALIGNED_FROM(work);
    for (Py_ssize_t first = 0; first < job->count; first += LANES) {
      const Py_ssize_t left = job->count - first;
      int32_t games[LANES];
      const int here = left < LANES ? (int)left : LANES;
      for (int i = 0; i < LANES; i++) {
        games[i] = job->order[first + (i < here ? i : 0)];
        table.keys[i] = job->keys[games[i]];
      }
      for (int32_t slot = 0; slot < job->loaded; slot++) {
        const I *start = starts + (Py_ssize_t)slot * job->beginnings;
        for (int i = 0; i < LANES; i++) table.rows[slot][i] = start[job->which[games[i]]];
      }
      /* what is loaded last says which games go on; a lane without a game does not */
      for (int i = here; i < LANES; i++) table.rows[job->loaded - 1][i] = 0;
      for (int32_t k = 0; k < job->counted; k++) memset(table.rows[job->first_counter + k], 0, sizeof(NAMED(Row)));
      NAMED(run)(&table, job);
      for (int32_t k = 0; k < job->kept; k++)
        for (int i = 0; i < here; i++)
          out[(Py_ssize_t)k * job->games + games[i]] = table.rows[job->keep[k]][i];
      for (int32_t k = 0; k < job->counted; k++)
        for (int i = 0; i < here; i++) job->ever[k] -= table.rows[job->first_counter + k][i];
    }
  }
  free(rows), free(ranks), free(work);
  return done;
}

#undef D
#undef EACH
#undef EACH_LANE
#undef EACH_OF_SOME
#undef WHERE_EACH
#undef WORD
#undef LANES
#undef NAMED
