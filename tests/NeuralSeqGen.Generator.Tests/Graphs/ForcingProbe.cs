namespace NeuralSeqGen.Generator.Tests;

/// <summary>User code for the models of <see cref="ForcingModels"/> that are trained.</summary>
internal static class ForcingProbe
{
    public const string Source = """
        using System;
        using System.Linq;
        using NeuralSeqGen;
        internal sealed class Probe : NeuralSeqGen.Generator.Tests.IGraphProbe
        {
            private const int N = 37;
            private readonly Translator _m = new(seed: 3);
            private readonly ByHand _hand = new(seed: 3);
            private readonly int[,] _source, _words, _previous;

            public Probe()
            {
                (_source, _words) = Pairs(N, 1);
                _previous = Sequences.ShiftRight(_words);
            }

            public double[] Run(string what)
            {
                switch (what)
                {
                    case "fit":
                        var a = _m.Fit(_source, _words, new() { Epochs = 2, BatchSize = 8 }, validationData: (_source, _words));
                        var b = _hand.Fit(_source, _previous, _words, new() { Epochs = 2, BatchSize = 8 }, validationData: (_source, _previous, _words));
                        return [a["val_loss"][1] - b["val_loss"][1], a["val_accuracy"][1] - b["val_accuracy"][1], .. Same()];
                    case "flat fit":
                        _m.Fit(Sequences.AsSpan(_source), Sequences.AsSpan(_words), new FitOptions { Epochs = 2 });
                        _hand.Fit(_source, _previous, _words, new() { Epochs = 2 });
                        return Same();
                    case "steps":
                        double first = _m.TrainOnBatch(_source, _words) - _hand.TrainOnBatch(_source, _previous, _words);
                        double second = _m.TrainOnBatch(Sequences.AsSpan(_source), Sequences.AsSpan(_words)) - _hand.TrainOnBatch(_source, _previous, _words);
                        return [first, second, .. Same()];
                    case "evaluate":
                        var loss = _hand.Evaluate(_source, _previous, _words).Loss;
                        return [_m.Evaluate(_source, _words).Loss - loss, _m.Evaluate(Sequences.AsSpan(_source), Sequences.AsSpan(_words)).Loss - loss];
                    case "gradients":
                        float[] g = new float[Translator.ParameterCount], flat = new float[g.Length], h = new float[g.Length];
                        _m.ComputeGradients(_source, _words, g);
                        _m.ComputeGradients(Sequences.AsSpan(_source), Sequences.AsSpan(_words), flat);
                        _hand.ComputeGradients(_source, _previous, _words, h);
                        return [.. g.Zip(h, (x, y) => (double)x - y), .. flat.Zip(h, (x, y) => (double)x - y)];
                    case "generic":
                        return [Loss<Translator, (int[,] Source, int[,] Previous), int[,], float[,,]>(_m, (_source, _previous), _words) - _m.Evaluate(_source, _words).Loss];
                    case "several": return Several();
                    case "first of several": new Several().Generate(new float[1, 3, 2]); new Several().Evaluate(new float[4, 3, 2], new float[3, 3, 1], new int[3, 3]); break;
                    case "greedy":
                        _m.Fit(_source, _words, new() { Epochs = 5 });
                        return Differences(_m.Generate(_source), Greedy(_source));
                    case "beam of one":
                        _m.Fit(_source, _words, new() { Epochs = 5 });
                        return Differences(_m.Generate(_source, new() { BeamWidth = 1, MaxLength = 5 }), _m.Generate(_source));
                    case "reverse":
                        var (x, y) = Pairs(1500, 2);
                        var history = _m.Fit(x, y, new() { Epochs = 30, BatchSize = 32 });
                        var (held, expected) = Pairs(200, 3);
                        return [Right(_m.Generate(held), expected), Right(_m.Generate(held, new() { BeamWidth = 3 }), expected)];
                    case "steps of the target": _m.Fit(_source, new int[N, 6]); break;
                    case "samples of the target": _m.Evaluate(_source, new int[N - 1, 5]); break;
                    case "label": _words[2, 1] = 8; _m.TrainOnBatch(_source, _words); break;
                    case "held": _m.Fit(_source, _words, validationData: (_source, new int[N, 4])); break;
                    case "no target": _m.Fit(_source, null!); break;
                    case "flat target": _m.Evaluate(Sequences.AsSpan(_source), new int[7]); break;
                    case "source": _m.Generate(new int[2, 3]); break;
                    case "no source": _m.Generate(null!); break;
                }
                return [];
            }

            private static double[] Several()
            {
                Several m = new(seed: 2);
                SeveralByHand hand = new(seed: 2);
                float[,,] source = new float[6, 3, 2], level = new float[6, 3, 1];
                int[,] words = new int[6, 3];
                for (var i = 0; i < 36; i++) Sequences.AsSpan(source)[i] = (float)Math.Sin(i);
                for (var i = 0; i < 18; i++) (Sequences.AsSpan(level)[i], Sequences.AsSpan(words)[i]) = ((float)Math.Cos(i), i % 5);
                m.Fit(source, level, words, new() { Epochs = 2 }, validationData: (source, level, words));
                hand.Fit(Sequences.ShiftRight(words), source, level, words, new() { Epochs = 2 });
                m.TrainOnBatch(Sequences.AsSpan(source), Sequences.AsSpan(level), Sequences.AsSpan(words));
                hand.TrainOnBatch(Sequences.ShiftRight(words), source, level, words);
                var ids = m.Generate(source, new() { MaxLength = 1 });
                var best = Sequences.ArgMax(m.Predict(Sequences.ShiftRight(new int[6, 3]), source).Words);
                return [.. m.Parameters.ToArray().Zip(hand.Parameters.ToArray(), (x, y) => (double)x - y), .. Enumerable.Range(0, 6).Select(i => (double)ids[i, 0] - best[i, 0])];
            }

            private static (int[,] Source, int[,] Words) Pairs(int count, int seed)
            {
                var random = new Random(seed);
                int[,] source = new int[count, 4], words = new int[count, 5];
                for (var i = 0; i < count; i++)
                {
                    for (var t = 0; t < 4; t++) words[i, 3 - t] = source[i, t] = random.Next(3, 8);
                    words[i, 4] = 2;
                }
                return (source, words);
            }

            private int[,] Greedy(int[,] source)
            {
                int[,] ids = new int[N, 5], result = new int[N, 5];
                var done = new bool[N];
                for (var i = 0; i < N; i++) ids[i, 0] = 1;
                for (var t = 0; t < 5; t++)
                {
                    var best = Sequences.ArgMax(_m.Predict(source, ids));
                    for (var i = 0; i < N; i++)
                    {
                        if (done[i]) continue;
                        result[i, t] = best[i, t];
                        done[i] = best[i, t] == 2;
                        if (t < 4) ids[i, t + 1] = best[i, t];
                    }
                }
                return result;
            }

            private static double Loss<TModel, TInput, TTarget, TOutput>(TModel model, TInput x, TTarget y) where TModel : ISequenceModel<TModel, TInput, TTarget, TOutput> => model.Evaluate(x, y).Loss;

            private double[] Same() => [.. _m.Parameters.ToArray().Zip(_hand.Parameters.ToArray(), (x, y) => (double)x - y)];

            private static double[] Differences(int[,] a, int[,] b) => [a.GetLength(0) - N, a.GetLength(1) - 5, .. a.Cast<int>().Zip(b.Cast<int>(), (x, y) => (double)x - y)];

            private static double Right(int[,] a, int[,] b) => Enumerable.Range(0, a.GetLength(0)).Average(i => Enumerable.Range(0, 5).All(t => a[i, t] == b[i, t]) ? 1.0 : 0);
        }
        """;
}
