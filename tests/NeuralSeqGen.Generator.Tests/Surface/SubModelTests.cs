using System.Reflection;

namespace NeuralSeqGen.Generator.Tests;

/// <summary>A model as a layer, called from code compiled beside it.</summary>
public sealed class SubModelTests
{
    private const string Source = """
        using NeuralSeqGen;

        namespace Words;

        [SequenceModel, Input(4, 3), Gru(5, ReturnSequences = true), Lstm(2)]
        internal sealed partial class Encoder;

        [SequenceModel, Input(6, 4, 3), TimeDistributed, SubModel<Encoder>(Name = "word"), Gru(3), Dense(2), MeanSquaredError, Adam]
        internal sealed partial class Sentences;

        internal static class Probe
        {
            public static double CopiesComputeTheSame()
            {
                var encoder = new Encoder(1);
                var sentences = new Sentences(2);
                sentences.Layers.Word.CopyFrom(encoder);
                float[,,,] x = Numbers();
                var words = (float[,,])sentences.PredictLayer("word", x);
                double difference = 0;
                for (int word = 0; word < 6; word++)
                {
                    float[,] alone = encoder.Predict(Word(x, word));
                    for (int i = 0; i < 5; i++)
                    for (int f = 0; f < 2; f++) difference = System.Math.Max(difference, System.Math.Abs(alone[i, f] - words[i, word, f]));
                }

                return difference;
            }

            public static bool TrainingMovesTheModelInside_AndCopiesGoBack()
            {
                var encoder = new Encoder(1);
                var sentences = new Sentences(2);
                sentences.Layers.Word.CopyTo(encoder);
                float before = encoder.Parameters[0];
                sentences.TrainOnBatch(Numbers(), new float[5, 2]);
                sentences.Layers.Word.CopyTo(encoder);
                bool moved = encoder.Parameters[0] != before && encoder.Parameters[0] == sentences.Layers.Word["gru_1/kernel"].Values[0];
                sentences.Layers.Word.Trainable = false;
                sentences.TrainOnBatch(Numbers(), new float[5, 2]);
                return moved && encoder.Parameters[0] == sentences.Layers.Word["gru_1/kernel"].Values[0] && sentences.Layers.Word.Weights.Count == 6;
            }

            public static string OtherModelsAreRefused()
            {
                try { new Sentences().Layers.Word.CopyFrom(new Sentences()); }
                catch (System.ArgumentException e) { return e.Message; }
                return "";
            }

            private static float[,,,] Numbers()
            {
                var random = new System.Random(3);
                var x = new float[5, 6, 4, 3];
                foreach (ref float value in System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref x[0, 0, 0, 0], x.Length)) value = random.NextSingle() - 0.5f;
                return x;
            }

            private static float[,,] Word(float[,,,] x, int word)
            {
                var one = new float[5, 4, 3];
                for (int i = 0; i < 5; i++)
                for (int t = 0; t < 4; t++)
                for (int f = 0; f < 3; f++) one[i, t, f] = x[i, word, t, f];
                return one;
            }
        }
        """;

    private static readonly Lazy<LoadedModels> Loaded = new(() => GeneratorHarness.Load(Source));

    [Fact]
    public void Copies_ComputeTheSame() => Assert.InRange(Call<double>("CopiesComputeTheSame"), 0, 1e-6);

    [Fact]
    public void Training_MovesTheModelInside() => Assert.True(Call<bool>("TrainingMovesTheModelInside_AndCopiesGoBack"));

    [Fact]
    public void OtherModels_AreRefused() =>
        Assert.StartsWith("'word' holds another model than Sentences: weight 0 is 'word/gru_1/kernel' (3, 15) here, weight 0 is 'word/gru_1/kernel' (3, 15) there.", Call<string>("OtherModelsAreRefused"), StringComparison.Ordinal);

    [Fact]
    public void Summary_ShowsTheModelAsOneRow() => Assert.Contains("word (TimeDistributed)", Loaded.Value.Create("Words.Sentences").GetSummary(), StringComparison.Ordinal);

    private static T Call<T>(string method) => (T)Loaded.Value.Type("Words.Probe").GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, [])!;
}
