using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Lowering;
using NeuralSeqGen.Compiler.Tests.Interpreter;
using NeuralSeqGen.Compiler.Tests.Models;

namespace NeuralSeqGen.Compiler.Tests.Lowering;

public sealed class LoweringTests
{
    [Theory]
    [InlineData("[Input(6, 3), Gru(4, ReturnSequences = true), TimeDistributed, Dense(2), Activation(Activation.Softmax)]")]
    [InlineData("[Input(6, 3), Gru(4, ReturnSequences = true, ResetAfter = true), SimpleRnn(3, ReturnSequences = true), Dense(2)]")]
    [InlineData("[Input(6, 3), Masking, Gru(4, ReturnSequences = true, ZeroOutputForMask = true), SimpleRnn(3, ReturnSequences = true), Dropout(0.5)]")]
    [InlineData("[Input(6, 3), Masking, Lstm(4, ReturnSequences = true), Lstm(3, ReturnSequences = true, UseBias = false)]")]
    [InlineData("[Input(6, 3), Masking, StackedRnn(2, ReturnSequences = true), Lstm(4), Gru(3)]")]
    [InlineData("[Input(6, 2, 3), TimeDistributed, StackedRnn(2), Gru(4), Gru(2), Dense(2)]")]
    [InlineData("[Input(6, 2, 3), TimeDistributed, Gru(4), Gru(2, ReturnSequences = true)]")]
    [InlineData("[Input(6, 2, 3), TimeDistributed, Flatten, Gru(2, ReturnSequences = true)]")]
    [InlineData("[Input(6, 3), LayerNormalization, RmsNormalization, UnitNormalization, PRelu(SharedAxes = new[] { 1 }), Softmax, Elu, Rescaling(2.0)]")]
    [InlineData("[Input(6, 3), Masking, SpatialDropout1D(0.2), GaussianNoise(1.0), LeakyRelu, Relu, Softmax(Axis = 2), Gru(2, ReturnSequences = true)]")]
    [InlineData("[Input(6, 2, 4), TimeDistributed, GroupNormalization(2), TimeDistributed, Softmax(Axis = 1), LayerNormalization(Axis = new[] { 2 }), Normalization(Mean = new[] { 1.0, 2, 3, 4 }, Variance = new[] { 1.0, 2, 3, 4 })]")]
    [InlineData("[Input(7, 3), Conv1D(4, 3, Padding = ConvolutionPadding.Causal), Conv1D(2, 2, DilationRate = 3, Padding = ConvolutionPadding.Causal, UseBias = false), Gru(2, ReturnSequences = true)]")]
    [InlineData("[Input(7, 4), Conv1D(6, 3, Padding = ConvolutionPadding.Causal, Groups = 2, DilationRate = 2), DepthwiseConv1D(1, DepthMultiplier = 2), SeparableConv1D(2, 1), MaxPooling1D(1), AveragePooling1D(1, Padding = ConvolutionPadding.Same)]")]
    [InlineData("[Input(5, 4, 3), TimeDistributed, Conv1D(2, 3), Permute(1, 3, 2), Reshape(5, 4), Cropping1D(0, 0), UpSampling1D(1)]")]
    public void Step_GivesTheStepsOfPredict(string attributes)
    {
        var model = ModelSource.BindValid(attributes);
        Assert.True(model.IsCausal);
        var ports = RandomPorts.Of(model, batch: 3, seed: 2);
        double[][] whole = GraphInterpreter.Run(ModelLowering.Predict(model), ports)[PortKind.Output];
        var graph = ModelLowering.Step(model);
        GraphVerifier.Verify(graph);

        var states = graph.Ports.Where(p => p.Value.Kind == PortKind.State).ToDictionary(p => p.Value.Index, p => new double[3][]);
        foreach (int state in states.Keys)
        {
            states[state] = [.. Enumerable.Range(0, 3).Select(_ => new double[graph.Ports.Single(p => p.Value.Kind == PortKind.State && p.Value.Index == state).Key.Shape.Elements])];
        }

        int steps = model.Inputs[0].Shape[0], features = model.Inputs[0].Shape.Elements / steps, outputs = model.Outputs[0].Shape.Elements / steps;
        for (int step = 0; step < steps; step++)
        {
            var one = new PortValues(3) { Parameters = ports.Parameters, [PortKind.Input] = [.. ports[PortKind.Input].Select(x => x[(step * features)..((step + 1) * features)])] };
            foreach (var (index, value) in states)
            {
                one[PortKind.State, index] = value;
            }

            var results = GraphInterpreter.Run(graph, one);
            foreach (int state in states.Keys)
            {
                states[state] = results[PortKind.State, state];
            }

            for (int sample = 0; sample < 3; sample++)
            {
                Assert.Equal(whole[sample][(step * outputs)..((step + 1) * outputs)], results[PortKind.Output][sample]);
            }
        }
    }

    [Fact]
    public void Dense_AndTimeDistributedDense_LowerToTheSameGraph()
    {
        string Print(string layer) => GraphPrinter.Print(ModelLowering.Train(ModelSource.BindValid($"[Input(6, 3), Gru(4, ReturnSequences = true), {layer}, CategoricalCrossentropy, RmsProp]")));

        Assert.Equal(Print("Dense(2, Name = \"d\"), Activation(Activation.Softmax)"), Print("TimeDistributed(Name = \"d\"), Dense(2), Activation(Activation.Softmax)"));
    }

    [Fact]
    public void MaskedLoss_IsTheMeanOverValidSteps_AndZeroWithoutAny()
    {
        var model = ModelSource.BindValid("[Input(4, 1), Masking, Dense(1), MeanSquaredError, Metric.MeanAbsoluteError]");
        var graph = ModelLowering.Evaluate(model);

        var ports = Ports([[1, 2, 0, 0], [3, 0, 0, 0]]);
        var results = GraphInterpreter.Run(graph, ports);
        Assert.Equal((1 + 4 + 9) / 3.0, results.Sum(0), 12);
        Assert.Equal((6.0, 3.0), (results.Sum(1), results.Sum(2)));

        Assert.Equal(0, GraphInterpreter.Run(graph, Ports([[0, 0, 0, 0], [0, 0, 0, 0]])).Sum(0));

        static PortValues Ports(double[][] x) => new(2) { Parameters = [1, 0], [PortKind.Input] = x, [PortKind.Target] = [new double[4], new double[4]] };
    }

    [Fact]
    public void SampleWeights_DoNotChangeTheDivisor()
    {
        var graph = ModelLowering.Evaluate(ModelSource.BindValid("[Input(2), Dense(1, UseBias = false), MeanSquaredError]"));
        var ports = new PortValues(2)
        {
            Parameters = [1, 0], [PortKind.Input] = [[1, 0], [2, 0]], [PortKind.Target] = [[0], [0]], [PortKind.RowWeight] = [[3], [0.5]],
        };

        Assert.Equal(((3 * 1) + (0.5 * 4)) / 2, GraphInterpreter.Run(graph, ports).Sum(0), 12);
    }

    [Fact]
    public void FillingLanes_AddNothing()
    {
        var graph = ModelLowering.Evaluate(ModelSource.BindValid("[Input(3, 1), Masking, Dense(2), MeanSquaredError, Metric.Accuracy, Metric.SequenceAccuracy]"));
        PortValues Ports(int lanes)
        {
            var ports = new PortValues(lanes)
            {
                Parameters = [1, -1, 0, 0.5], [PortKind.Input] = [[1, 2, 0], .. Enumerable.Repeat(new double[] { 5, 5, 5 }, lanes - 1)],
                [PortKind.Target] = [.. Enumerable.Repeat(new double[] { 1, 0, 1, 0, 0, 1 }, lanes)],
                [PortKind.Valid] = [[1], .. Enumerable.Repeat(new double[] { 0 }, lanes - 1)],
                [PortKind.RowWeight] = [[1, 1, 1], .. Enumerable.Repeat(new double[3], lanes - 1)],
            };
            ports.SetAll(PortKind.BatchCount, 1);
            return ports;
        }

        Assert.Equal(Sums(1), Sums(4));
        double[] Sums(int lanes) => [.. Enumerable.Range(0, 5).Select(GraphInterpreter.Run(graph, Ports(lanes)).Sum)];
    }

    [Theory]
    [InlineData("Dense(3, UseBias = false), CategoricalCrossentropy", new double[] { 0, 1, 0, 0, 0, 1 }, 1, 2, 0, 1)]
    [InlineData("Dense(3, UseBias = false), SparseCategoricalCrossentropy", new double[] { 1, 0 }, 2, 2, 1, 1)]
    [InlineData("Dense(3, UseBias = false), SparseCategoricalCrossentropy", new double[] { 1, 2 }, 1, 2, 0, 1)]
    public void Accuracy_CountsRowsAndSequences(string tail, double[] target, double right, double rows, double sequences, double samples)
    {
        var model = ModelSource.BindValid($"[Input(2, 3), {tail}, Metric.Accuracy, Metric.SequenceAccuracy]");
        var ports = new PortValues(1)
        {
            Parameters = [1, 0, 0, 0, 1, 0, 0, 0, 1], [PortKind.Input] = [[0.1, 0.7, 0.2, 0.5, 0.3, 0.2]], [PortKind.Target] = [target],
        };

        var results = GraphInterpreter.Run(ModelLowering.Evaluate(model), ports);

        Assert.Equal([right, rows, sequences, samples], Enumerable.Range(1, 4).Select(results.Sum));
    }

    [Fact]
    public void BinaryAccuracy_ComparesAtOneHalf()
    {
        var model = ModelSource.BindValid("[Input(4, 1), Dense(1, UseBias = false), BinaryCrossentropy, Metric.Accuracy]");
        var ports = new PortValues(1) { Parameters = [1], [PortKind.Input] = [[0.2, 0.8, 0.5, 0.51]], [PortKind.Target] = [[0, 1, 1, 1]] };

        var results = GraphInterpreter.Run(ModelLowering.Evaluate(model), ports);

        Assert.Equal((3.0, 4.0), (results.Sum(1), results.Sum(2)));
    }

    [Fact]
    public void Dropout_DropsItsShareAndKeepsTheMean()
    {
        var model = ModelSource.BindValid("[Input(20000), Dropout(0.25), MeanSquaredError]");
        var graph = ModelLowering.Train(model);
        var ports = new PortValues(1) { Seed = 5, [PortKind.Input] = [[.. Enumerable.Repeat(1.0, 20000)]], [PortKind.Target] = [new double[20000]] };

        // each kept element is 4/3, so its square is 16/9
        double kept = GraphInterpreter.Run(graph, ports).Sum(0) * 9 / 16;

        Assert.Equal(0.75, kept, 0.01);
    }

    [Fact]
    public void Nodes_AreScopedByLayer()
    {
        var graph = ModelLowering.Train(ModelSource.BindValid("[Input(6, 3), Gru(4), Dense(2), MeanSquaredError]"));
        string[] scopes = [.. graph.Nodes.Select(n => n.Scope.Replace(" backward", "")).Distinct()];

        Assert.Contains("gru_1", scopes);
        Assert.Contains("dense_1", scopes);
        Assert.DoesNotContain("", scopes);
    }
}
