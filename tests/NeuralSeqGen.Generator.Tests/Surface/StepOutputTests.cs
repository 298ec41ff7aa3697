namespace NeuralSeqGen.Generator.Tests.Surface;

/// <summary>What a step gives of an output of several axes that has no time axis: all of it, and no buffer for less is written to.</summary>
public sealed class StepOutputTests
{
    private const string Source = """
        using NeuralSeqGen;
        /// <summary>A matrix after the last step.</summary>
        [SequenceModel, Input(5, 3), Gru(6), Reshape(2, 3)]
        public sealed partial class Reshaped;
        /// <summary>Rows after the last step.</summary>
        [SequenceModel, Input(5, 4, 2), ConvLstm1D(3, 2)]
        public sealed partial class Rows;
        /// <summary>Calls them.</summary>
        public sealed class Caller : NeuralSeqGen.Generator.Tests.Surface.StepOutputTests.ICaller
        {
            private readonly Reshaped _reshaped = new(1);
            private readonly Rows _rows = new(1);
            /// <inheritdoc />
            public (float[] Whole, float[] Last) Run(bool isReshaped, float[] x, int room)
            {
                float[] whole = new float[isReshaped ? 6 : 9], last = new float[room];
                int features = x.Length / 5;
                var state = isReshaped ? _reshaped.CreateState() : _rows.CreateState();
                for (int t = 0; t < 5; t++)
                {
                    var step = new System.ReadOnlySpan<float>(x, t * features, features);
                    _ = isReshaped ? _reshaped.Step(step, last, state) : _rows.Step(step, last, state);
                }
                if (isReshaped)
                {
                    _reshaped.Predict(x, whole);
                }
                else
                {
                    _rows.Predict(x, whole);
                }
                return (whole, last);
            }
        }
        """;

    /// <summary>What the compiled code does for the test.</summary>
    public interface ICaller
    {
        (float[] Whole, float[] Last) Run(bool isReshaped, float[] x, int room);
    }

    [Fact]
    public void LastStep_GivesTheWholeOutput_AndNothingLessIsTaken()
    {
        using var models = GeneratorHarness.Run(Source).Load();
        var caller = models.Instance<ICaller>("Caller");
        foreach (var (isReshaped, features, outputs) in new[] { (true, 3, 6), (false, 8, 9) })
        {
            float[] x = [.. Enumerable.Range(0, 5 * features).Select(i => (i * 7 % 11 / 11f) - 0.4f)];
            var (whole, last) = caller.Run(isReshaped, x, outputs);

            Assert.Equal(whole.Select(v => (double)v), last.Select(v => (double)v), (a, b) => Math.Abs(a - b) < 1e-5);
            Assert.Contains(whole, v => v != 0);
            Assert.ThrowsAny<ArgumentException>(() => caller.Run(isReshaped, x, outputs / (isReshaped ? 2 : 3)));
        }
    }
}
