// Replays the log of a small game by boardgame.io's reducer: prints seconds of processor time an action, least of ten.
// Three seats move 24 tracks in turn, each by two dice and two of the tracks, in 36 actions: less than a move of ours
// does, so what is compared is what a recorded move costs in that style.
const { CreateGameReducer, InitializeGame } = require('boardgame.io/internal');

const TRACKS = 24, ACTIONS = 36, GAMES = 20, ROUNDS = 10;
const game = {
  name: 'tracks',
  seed: 'replay',
  setup: () => ({ tracks: new Array(TRACKS).fill(5) }),
  turn: { minMoves: 1, maxMoves: 1 },
  endIf: ({ ctx }) => ctx.turn > ACTIONS,
  moves: {
    push: ({ G, random }, track) => {
      const [one, other] = random.D6(2);
      const total = one + other + (G.tracks[track] > 5) - (G.tracks[(track + 5) % TRACKS] > 7);
      G.tracks[track] = Math.min(10, Math.max(0, G.tracks[track] + (total >= 9) - (total <= 4)));
    },
  },
};
const reduce = CreateGameReducer({ game });

function* played(start) {
  let state = start, track = 0;
  while (!state.ctx.gameover) {
    track = (7 * track + 3) % TRACKS;
    const action = { type: 'MAKE_MOVE', payload: { type: 'push', args: [track], playerID: state.ctx.currentPlayer } };
    state = reduce(state, action);
    yield [action, state];
  }
}

const start = InitializeGame({ game, numPlayers: 3 });
const log = [...played(start)], end = JSON.stringify(log[log.length - 1][1].G);

function replay() {
  for (let count = 0; count < GAMES; count++) {
    const last = log.reduce((state, [action]) => reduce(state, action), start);
    if (JSON.stringify(last.G) !== end) throw new Error('the replay differs');
  }
}

let least = Infinity;
for (let round = 0; round < ROUNDS; round++) {
  const before = process.cpuUsage();
  replay();
  const { user, system } = process.cpuUsage(before);
  least = Math.min(least, (user + system) / 1e6 / GAMES / log.length);
}
console.log(least);
