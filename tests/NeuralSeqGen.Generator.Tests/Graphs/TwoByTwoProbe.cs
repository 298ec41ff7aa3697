namespace NeuralSeqGen.Generator.Tests;

/// <summary>User code for <see cref="GraphModels.TwoByTwo"/>.</summary>
internal static class TwoByTwoProbe
{
    public const string Source = """
        using System;
        using System.Linq;
        using NeuralSeqGen;
        internal sealed class Probe : NeuralSeqGen.Generator.Tests.IGraphProbe
        {
            private const int N = 19;
            private readonly TwoByTwo _m = new(seed: 3);
            private readonly float[,,] _source = new float[N, 6, 3], _previous = new float[N, 4, 2], _value = new float[N, 4, 3];
            private readonly int[] _kind = new int[N];

            public Probe()
            {
                Fill(Sequences.AsSpan(_source), 0.7); Fill(Sequences.AsSpan(_previous), 1.3); Fill(Sequences.AsSpan(_value), 2.1);
                for (var i = 0; i < N; i++) _kind[i] = _source[i, 0, 0] > 0 ? 1 : 0;
            }

            public double[] Run(string what)
            {
                switch (what)
                {
                    case "log":
                        var history = _m.Fit(_source, _previous, _value, _kind, new() { Epochs = 3, BatchSize = 8, Callbacks = [new EarlyStopping { Monitor = "val_kind_loss", Patience = 9 }] }, validationData: (_source, _previous, _value, _kind));
                        var last = history.Last.Training;
                        return [.. last.Metrics.Keys.Select(k => last[k]), last.Loss, history["val_value_loss"][^1], history["val_kind_accuracy"][^1], history["kind_loss"].Count];
                    case "evaluate":
                        var e = _m.Evaluate(_source, _previous, _value, _kind, batchSize: 8);
                        return [e.Loss, 0.5 * e["value_loss"] + e["kind_loss"], e["value_mean_absolute_error"], e["kind_accuracy"]];
                    case "means":
                        var (value, kind) = _m.Predict(_source, _previous);
                        double squares = 0, entropy = 0;
                        for (var i = 0; i < N; i++)
                        {
                            entropy -= Math.Log(kind[i, _kind[i]]) / N;
                            for (var t = 0; t < 4; t++) for (var c = 0; c < 3; c++) squares += Math.Pow(value[i, t, c] - _value[i, t, c], 2) / (N * 12);
                        }
                        var all = _m.Evaluate(_source, _previous, _value, _kind);
                        return [squares, entropy, all["value_loss"], all["kind_loss"]];
                    case "flat predict":
                        var arrays = _m.Predict(_source, _previous);
                        float[] v = new float[N * 12], k2 = new float[N * 2];
                        _m.Predict(Sequences.AsSpan(_source), Sequences.AsSpan(_previous), v, k2);
                        return Differences(Sequences.AsSpan(arrays.Value), v, Sequences.AsSpan(arrays.Kind), k2);
                    case "one":
                        var batch = _m.Predict(_source, _previous);
                        float[,] s1 = new float[6, 3], p1 = new float[4, 2];
                        Sequences.AsSpan(_source)[18..36].CopyTo(Sequences.AsSpan(s1)); Sequences.AsSpan(_previous)[8..16].CopyTo(Sequences.AsSpan(p1));
                        var one = _m.PredictOne(s1, p1);
                        float[] v1 = new float[12], k1 = new float[2];
                        _m.PredictOne(Sequences.AsSpan(s1), Sequences.AsSpan(p1), v1, k1);
                        return [.. Differences(Sequences.AsSpan(batch.Value)[12..24], Sequences.AsSpan(one.Value), Sequences.AsSpan(batch.Kind)[2..4], one.Kind), .. Differences(Sequences.AsSpan(one.Value), v1, one.Kind, k1)];
                    case "layer":
                        var encoder = (float[,])_m.PredictLayer("gru_1", _source, _previous);
                        var flat = new float[encoder.Length];
                        _m.PredictLayer("gru_1", Sequences.AsSpan(_source), Sequences.AsSpan(_previous), flat);
                        return [encoder.GetLength(1), .. Differences(Sequences.AsSpan(encoder), flat, [], [])];
                    case "train":
                        var other = new TwoByTwo(seed: 3);
                        float a = _m.TrainOnBatch(_source, _previous, _value, _kind), b = other.TrainOnBatch(Sequences.AsSpan(_source), Sequences.AsSpan(_previous), Sequences.AsSpan(_value), _kind);
                        return [a - b, .. Differences(_m.Parameters, other.Parameters, [], [])];
                    case "fit":
                        var twin = new TwoByTwo(seed: 3);
                        _m.Fit(_source, _previous, _value, _kind, new() { Epochs = 2 });
                        twin.Fit(Sequences.AsSpan(_source), Sequences.AsSpan(_previous), Sequences.AsSpan(_value), _kind, new() { Epochs = 2 });
                        return Differences(_m.Parameters, twin.Parameters, [], []);
                    case "step weights":
                        var without = _m.Evaluate(_source, _previous, _value, _kind, valueStepWeight: new float[N, 4]);
                        return [without.Loss, without["kind_loss"], without["value_loss"]];
                    case "sample weights":
                        var none = _m.Evaluate(_source, _previous, _value, _kind, sampleWeight: new float[N]);
                        return [none.Loss, none["kind_loss"], none["value_loss"]];
                    case "own sample weights":
                        float[] even = [.. Enumerable.Range(0, N).Select(i => i % 2 == 0 ? 1f : 0f)];
                        var own = _m.Evaluate(_source, _previous, _value, _kind, kindSampleWeight: even, valueSampleWeight: new float[N]);
                        var both = _m.Evaluate(_source, _previous, _value, _kind, sampleWeight: even);
                        return [own["value_loss"], own["kind_loss"] - both["kind_loss"], own.Loss - own["kind_loss"], _m.TrainOnBatch(_source, _previous, _value, _kind, kindSampleWeight: new float[N], valueSampleWeight: new float[N])];
                    case "own sample weights of others": _m.Evaluate(_source, _previous, _value, _kind, kindSampleWeight: new float[N - 1]); break;
                    case "gradients": return Gradients();
                    case "shape": _m.Fit(_source, new float[N, 5, 2], _value, _kind); break;
                    case "count": _m.Evaluate(_source, _previous, new float[N - 1, 4, 3], _kind); break;
                    case "label": _kind[4] = 2; _m.Fit(_source, _previous, _value, _kind); break;
                    case "target": _m.Evaluate(_source, _previous, new float[N, 3, 3], _kind); break;
                    case "weights": _m.Evaluate(_source, _previous, _value, _kind, valueStepWeight: new float[N, 5]); break;
                    case "classes": _m.Fit(_source, _previous, _value, _kind, new() { ClassWeight = new System.Collections.Generic.Dictionary<int, double> { [1] = 2 } }); break;
                    case "held": _m.Fit(_source, _previous, _value, _kind, validationData: (_source, _previous, new float[N, 4, 2], _kind)); break;
                    case "buffer": _m.Predict(Sequences.AsSpan(_source), Sequences.AsSpan(_previous), new float[N * 12], new float[N]); break;
                    case "shapes": return [.. TwoByTwo.SourceShape.ToArray().Concat(TwoByTwo.PreviousShape.ToArray()).Concat(TwoByTwo.ValueShape.ToArray()).Concat(TwoByTwo.KindShape.ToArray()).Select(x => (double)x)];
                    case "generic": return [Train<TwoByTwo, (float[,,] Source, float[,,] Previous), (float[,,] Value, int[] Kind), (float[,,] Value, float[,] Kind)>((_source, _previous), (_value, _kind)).Kind.Length];
                }
                return [];
            }

            private double[] Gradients()
            {
                float[] g = new float[TwoByTwo.ParameterCount], inputs = new float[(N * 18) + (N * 8)], flat = new float[inputs.Length];
                double loss = _m.ComputeGradients(_source, _previous, _value, _kind, g, inputs);
                double same = _m.ComputeGradients(Sequences.AsSpan(_source), Sequences.AsSpan(_previous), Sequences.AsSpan(_value), _kind, g, flat);
                var source = Slope(_source, 5); var previous = Slope(_previous, 11);
                return [loss - same, inputs[5] - source, inputs[(N * 18) + 11] - previous, .. Differences(inputs, flat, [], [])];
            }

            private double Slope(float[,,] array, int at)
            {
                const float H = 0.02f;
                var values = Sequences.AsSpan(array);
                var kept = values[at];
                values[at] = kept + H; var up = _m.Evaluate(_source, _previous, _value, _kind).Loss;
                values[at] = kept - H; var down = _m.Evaluate(_source, _previous, _value, _kind).Loss;
                values[at] = kept;
                return (up - down) / (2 * H);
            }

            private static TOutput Train<TModel, TInput, TTarget, TOutput>(TInput x, TTarget y) where TModel : ISequenceModel<TModel, TInput, TTarget, TOutput>
            {
                var model = TModel.Create(1);
                model.Fit(x, y, new() { Epochs = 1 });
                _ = model.Evaluate(x, y, 16);
                return model.Predict(x);
            }

            private static double[] Differences(ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, ReadOnlySpan<float> d)
            {
                double worst = a.Length == b.Length && c.Length == d.Length ? 0 : 1;
                for (var i = 0; i < a.Length; i++) worst = Math.Max(worst, Math.Abs(a[i] - b[i]));
                for (var i = 0; i < c.Length; i++) worst = Math.Max(worst, Math.Abs(c[i] - d[i]));
                return [worst];
            }

            private static void Fill(Span<float> values, double step)
            {
                for (var i = 0; i < values.Length; i++) values[i] = (float)Math.Sin(step * i + 0.3);
            }
        }
        """;
}
