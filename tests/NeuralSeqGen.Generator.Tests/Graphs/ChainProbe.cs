namespace NeuralSeqGen.Generator.Tests;

/// <summary>User code for the models of <see cref="ForcingModels"/> whose weights are set by hand.</summary>
internal static class ChainProbe
{
    public const string Source = """
        using System;
        using System.Linq;
        using NeuralSeqGen;
        internal sealed class Probe : NeuralSeqGen.Generator.Tests.IGraphProbe
        {
            // greedy goes to 1, from where every way on is unlikely; 2 ends with 0.9
            private static readonly double[] Ways = [0.02, 0.55, 0.41, 0.02, 0.05, 0.35, 0.3, 0.3, 0.04, 0.03, 0.03, 0.9, 0.25, 0.25, 0.25, 0.25];
            private readonly Chain _m = new();
            private readonly LogitChain _logits = new();

            public Probe()
            {
                Set(_m, 0);
                Set(_logits, 3);
            }

            public double[] Run(string what)
            {
                switch (what)
                {
                    case "greedy": return Ids(_m.Generate(1));
                    case "beam": return Ids(_m.Generate(1, new() { BeamWidth = 2 }));
                    case "wide beam": return Ids(_m.Generate(1, new() { BeamWidth = 50 }));
                    case "beam of logits": return Ids(_logits.Generate(1, new() { BeamWidth = 2 }));
                    case "short": return Ids(_m.Generate(2, new() { MaxLength = 3 }));
                    case "ties": Level(_m); return [.. Ids(_m.Generate(1)), .. Ids(_m.Generate(1, new() { BeamWidth = 3 })), .. Ids(_m.Generate(1, new() { BeamWidth = 4 }))];
                    case "cold": return Ids(_m.Generate(1, new() { Temperature = 1e-3, Seed = 5 }));
                    case "repeat":
                        double[] once = Draw(1, 1), again = Draw(1, 1), other = Draw(1, 2);
                        return [once.SequenceEqual(again) ? 1 : 0, once.SequenceEqual(other) ? 1 : 0, once.SequenceEqual(Ids(_logits.Generate(4000, new() { Temperature = 1, Seed = 1 }))) ? 1 : 0];
                    case "shares": return [.. Shares(1), .. Shares(2)];
                    case "fit":
                        int[,] y = { { 1, 2, 3, -1 }, { 2, 3, -1, -1 } };
                        var twin = new Chain();
                        Set(twin, 0);
                        _m.Fit(y, new() { Epochs = 2 }, validationData: y);
                        twin.Fit(Sequences.AsSpan(y), new FitOptions { Epochs = 2 });
                        return [_m.Evaluate(y).Loss - twin.Evaluate(Sequences.AsSpan(y)).Loss, .. _m.Parameters.ToArray().Zip(twin.Parameters.ToArray(), (a, b) => (double)a - b)];
                    case "MaxLength": _m.Generate(1, new() { MaxLength = 5 }); break;
                    case "negative MaxLength": _m.Generate(1, new() { MaxLength = -1 }); break;
                    case "BeamWidth": _m.Generate(1, new() { BeamWidth = 0 }); break;
                    case "Temperature": _m.Generate(1, new() { Temperature = -1 }); break;
                    case "no Temperature": _m.Generate(1, new() { Temperature = double.NaN }); break;
                    case "both": _m.Generate(1, new() { Temperature = 1, BeamWidth = 2 }); break;
                    case "samples": _m.Generate(0); break;
                }
                return [];
            }

            private double[] Draw(double temperature, long seed) => Ids(_m.Generate(4000, new() { Temperature = temperature, Seed = seed }));

            private double[] Shares(double temperature)
            {
                double[] ids = Draw(temperature, 7);
                return [.. Enumerable.Range(0, 4).Select(id => Enumerable.Range(0, 4000).Count(i => ids[4 * i] == id) / 4000.0)];
            }

            private static void Set(ISequenceModel model, double shift)
            {
                using var edit = model.EditParameters();
                for (var i = 0; i < 16; i++)
                {
                    edit.Values[i] = i / 4 == i % 4 ? 1 : 0;
                    edit.Values[16 + i] = (float)(Math.Log(Ways[i]) + shift);
                }
            }

            private static void Level(ISequenceModel model)
            {
                using var edit = model.EditParameters();
                edit.Values.Clear();
            }

            private static double[] Ids(int[,] ids) => [.. ids.Cast<int>().Select(id => (double)id)];
        }
        """;
}
