using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Compilation;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

/// <summary>Clips by norm, constraints and orthogonal penalties of whole weights: by formula, and their programs at every width.</summary>
public sealed class WeightPartTests
{
    private const double Epsilon = 1e-7;

    private static readonly BoundModel Model = ModelSource.BindValid("[Input(3), Dense(2), MeanSquaredError, Sgd]");

    [Fact]
    public void ClipNorm_ScalesWhatIsBeyondTheLimit()
    {
        Assert.Equal([1.2, 0, -1.6], Rounded(Clipped("ClipNorm = 2", new Shape(3), [3, 0, -4])));
        Assert.Equal([0.3, 0, -0.4], Clipped("ClipNorm = 2", new Shape(1, 3), [0.3, 0, -0.4]));
        Assert.Equal([0, double.NaN], Clipped("ClipNorm = 2", new Shape(2), [0, double.NaN]));
    }

    [Fact]
    public void GlobalClipNorm_ScalesByTheJointNorm()
    {
        Assert.Equal([0.6, 0, -0.8], Rounded(Clipped("GlobalClipNorm = 2", new Shape(3, 1), [3, 0, -4], joint: 10)));
        Assert.Equal([3, 0, -4], Clipped("GlobalClipNorm = 2", new Shape(3), [3, 0, -4], joint: 2));
        var norm = Graph("GlobalClipNorm = 2", Weight(new Shape(1, 3, 1)), WeightPart.GradientNorm);
        Assert.Equal(5, WholeWeights.SchedulesComputeTheGraph(norm, Ports(gradient: [3, 0, -4])).Flat(PortKind.Number)[0]);
    }

    [Fact]
    public void NonNegative_SetsNegativesToZero() => Assert.Equal([0, 1, 0, 2], Constrained("NonNegative", new Shape(2, 2), double.NaN, 0, 1, [-1, 1, 0, 2]));

    [Theory]
    [InlineData("UnitNorm", double.NaN, 0, 1, 1, 1)]
    [InlineData("MaxNorm", double.NaN, 0, 1, 2, 0.5)]
    [InlineData("MaxNorm", 3, 0, 1, 3, 0.5)]
    [InlineData("MinMaxNorm", double.NaN, 0, 1, 1, 0.5)]
    [InlineData("MinMaxNorm", 4, 1, 1, 4, 1)]
    [InlineData("MinMaxNorm", 4, 1, 0.5, 4.5, 0.75)]
    public void Norms_GoWhereKerasTakesThem(string constraint, double value, double min, double rate, double wantedOfFive, double wantedOfHalf)
    {
        // columns of norm 5 and 0.5, of a matrix and of a kernel with three axes
        foreach (var shape in new Shape[] { new(2, 2), new(2, 1, 2), new(2, 2, 1) })
        {
            double[] w = Constrained(constraint, shape, value, min, rate, [3, 0.3, 4, 0.4]);
            double five = wantedOfFive / (5 + Epsilon), half = wantedOfHalf / (0.5 + Epsilon);
            double[] expected = [3 * five, 0.3 * half, 4 * five, 0.4 * half];
            Assert.All(expected.Zip(w), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        }
    }

    [Fact]
    public void Vectors_HaveOneNorm()
    {
        Assert.Equal([0, 0], Constrained("UnitNorm", new Shape(2), double.NaN, 0, 1, [0, 0]));
        Assert.Equal([0.6, -0.8], Rounded(Constrained("UnitNorm", new Shape(2), double.NaN, 0, 1, [3, -4]), 6));
        Assert.Equal([-2], Rounded(Constrained("MaxNorm", Shape.Scalar, double.NaN, 0, 1, [-7]), 6));
    }

    [Fact]
    public void Penalty_IsTheMeanCosineOfPairs()
    {
        // rows at 0, 45 and 90 degrees: cosines of 1/√2, 1/√2 and 0
        Assert.Equal(0.3 * Math.Sqrt(0.5) * 2 / 3, Penalty(new Shape(3, 2), 0.3, 0, [2, 0, 5, 5, 0, 3]), 1e-9);
        Assert.Equal(0, Penalty(new Shape(1, 2), 0.3, 0, [1, 2]));
    }

    [Theory]
    [InlineData(2e-7, 1), InlineData(2e-8, 0.2), InlineData(0, 0)]
    public void Penalty_NormalisesRowsDownToKerasEpsilon(double shortest, double cosine) =>
        // a row of length 2e-8 is divided by keras.config.epsilon(), 1e-7
        Assert.Equal(0.3 * cosine, Penalty(new Shape(2, 2), 0.3, 0, [3, 4, 0.6 * shortest, 0.8 * shortest]), 1e-9);

    [Fact]
    public void Columns_AreRowsOfTheTransposedMatrix()
    {
        double[] w = Random(12);
        double[] transposed = [.. Enumerable.Range(0, 12).Select(i => w[(i % 4 * 3) + (i / 4)])];
        Assert.Equal(Penalty(new Shape(3, 4), 1, 0, transposed), Penalty(new Shape(4, 3), 0, 1, w), 1e-12);
    }

    [Theory]
    [InlineData(4, 3, 0.7, 0), InlineData(2, 5, 0.7, 0), InlineData(3, 1, 0.7, 0), InlineData(4, 3, 0, 0.9), InlineData(2, 5, 0.7, 0.9), InlineData(1, 3, 0.7, 0)]
    public void PenaltyGradient_IsThatOfThePenalty(int rows, int columns, double factor, double ofColumns)
    {
        var shape = new Shape(rows, columns);
        double[] w = Random(rows * columns), before = Random((rows * columns) + 1)[1..], gradient = PenaltyGradient(shape, factor, ofColumns, w, before);
        for (int i = 0; i < w.Length; i++)
        {
            double Moved(double by) => Penalty(shape, factor, ofColumns, [.. w.Select((v, j) => i == j ? v + by : v)]);
            Assert.Equal((Moved(1e-5) - Moved(-1e-5)) / 2e-5, gradient[i] - before[i], 1e-6);
        }
    }

    [Fact]
    public void RowsOfZeros_AreNoNumbersOfTheirOwn() =>
        Assert.All(PenaltyGradient(new Shape(2, 2), 1, 1, [0, 0, 1, 2], [0, 0, 0, 0]), g => Assert.True(double.IsFinite(g)));

    [Fact]
    public void NothingDeclared_NoPrograms() => Assert.Empty(WeightGraph.Of(ModelSource.BindValid("[Input(3, 2), Gru(4), Dense(2, KernelL2 = 0.1), MeanSquaredError, RmsProp(ClipValue = 1)]")));

    [Fact]
    public void WeightsOfEqualExtents_ShareAProgram()
    {
        var model = ModelSource.BindValid("[Input(4), Dense(4), Dense(4, KernelConstraint = Constraint.UnitNorm), Dense(4, Trainable = false), MeanSquaredError, Lamb(GlobalClipNorm = 1)]");
        var shared = WeightGraph.Of(model).Select(g => (g.Part, string.Join(' ', g.Weights))).ToList();
        Assert.Equal([(WeightPart.GradientNorm, "0 2 4"), (WeightPart.Clip, "0 2 4"), (WeightPart.Update, "0 2 4"), (WeightPart.GradientNorm, "1 3 5"), (WeightPart.Clip, "1 3 5"), (WeightPart.Update, "1 3 5"), (WeightPart.Constrain, "2")], shared);
    }

    private static BoundWeight Weight(Shape shape) => Model.Weights[0] with { Shape = shape };

    private static Graph Graph(string arguments, BoundWeight weight, WeightPart part) =>
        WeightLowering.Of(ModelSource.BindValid($"[Input(3), Dense(2), MeanSquaredError, Sgd({arguments})]").Optimizer!, weight).Single(g => g.Part == part).Graph;

    private static double[] Clipped(string arguments, Shape shape, double[] gradient, double joint = double.NaN)
    {
        var ports = Ports(gradient: gradient);
        ports.SetAll(PortKind.JointNorm, joint);
        return WholeWeights.SchedulesComputeTheGraph(Graph(arguments, Weight(shape), WeightPart.Clip), ports).Flat(PortKind.WeightGradient);
    }

    private static double[] Constrained(string constraint, Shape shape, double value, double min, double rate, double[] values)
    {
        var weight = Weight(shape) with { Constraint = constraint, ConstraintValue = value, ConstraintMin = min, ConstraintRate = rate };
        return WholeWeights.SchedulesComputeTheGraph(Graph("", weight, WeightPart.Constrain), Ports(values)).Flat(PortKind.Weight);
    }

    private static double Penalty(Shape shape, double factor, double ofColumns, double[] values) =>
        WholeWeights.SchedulesComputeTheGraph(Graph("", Weight(shape) with { Orthogonal = factor, OrthogonalColumns = ofColumns }, WeightPart.Penalty), Ports(values)).Flat(PortKind.Number)[0];

    private static double[] PenaltyGradient(Shape shape, double factor, double ofColumns, double[] values, double[] gradient) =>
        WholeWeights.SchedulesComputeTheGraph(Graph("", Weight(shape) with { Orthogonal = factor, OrthogonalColumns = ofColumns }, WeightPart.PenaltyGradient), Ports(values, gradient)).Flat(PortKind.WeightGradient);

    private static PortValues Ports(double[]? values = null, double[]? gradient = null) =>
        new(1) { [PortKind.Weight] = [values ?? []], [PortKind.WeightGradient] = [gradient ?? []] };

    private static double[] Rounded(double[] values, int digits = 9) => [.. values.Select(v => Math.Round(v, digits))];

    private static double[] Random(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.4)];
    }
}
