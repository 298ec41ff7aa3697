namespace NeuralSeqGen.Models.Tests;

/// <summary>Steps that no sample of a group has are skipped: a sample's numbers are the same as beside one that has all steps.</summary>
public class ShorterGroupsGiveTheSameBits
{
    private const int Group = 16;

    public static TheoryData<int, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<int, int, int>();
            foreach (int bits in new[] { 512, 256, 128 })
            {
                cases.Add(bits, 0, 20);
                cases.Add(bits, 44, 64);
                cases.Add(bits, 0, 0);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void PredictionsAndInputGradients(int bits, int first, int end)
    {
        var model = Widths.Make(bits, () => new Padded(seed: 2));
        float[,,] alone = RandomData.Floats(1, Group, 64, 15);
        float[,] y = RandomData.Floats(2, Group, 8);
        for (int n = 0; n < Group; n++)
        {
            for (int i = 0; i < 64 * 15; i++)
            {
                if (n == 0 || i / 15 < first || i / 15 >= end)
                {
                    alone[n, i / 15, i % 15] = 0;
                }
            }
        }

        float[,,] beside = (float[,,])alone.Clone();
        for (int i = 0; i < 64 * 15; i++)
        {
            beside[0, i / 15, i % 15] = 0.01f * (1 + i % 40);
        }

        Same.Bits(Sequences.AsSpan(model.Predict(beside))[8..], Sequences.AsSpan(model.Predict(alone))[8..], "prediction");
        Same.Bits(InputGradients(model, beside, y).AsSpan(64 * 15), InputGradients(model, alone, y).AsSpan(64 * 15), "gradient");
    }

    private static float[] InputGradients(Padded model, float[,,] x, float[,] y)
    {
        float[] gradients = new float[Padded.ParameterCount], input = new float[x.Length];
        model.ComputeGradients(x, y, gradients, input);
        Assert.All(gradients, g => Assert.True(float.IsFinite(g)));
        return input;
    }
}
