using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Names, types and shapes in the signatures of a model. Targets are the outputs with a loss, in the outputs' order.</summary>
internal sealed class SurfaceShapes
{
    public SurfaceShapes(BoundModel model)
    {
        Model = model;
        var names = new PortNames();
        var compared = model.Outputs.Where(o => o.Loss is not null).ToList();
        Compared = compared.Count > 0 ? compared : [model.Outputs[0]];
        Inputs = [.. model.Inputs.Select(i => names.Port(ParametersOf(i), i.Shape, i.IsInteger))];
        Targets = [.. Compared.Select(o => names.Port(ParametersOf(o), o.TargetShape, o.TargetIsInteger))];
        names.BeginTuple();
        Outputs = [.. model.Outputs.Select(o => names.Port([model.Outputs.Count == 1 ? "yOut" : PortNames.Camel(o.Node) + "Out"], o.Shape, false, o.Node))];
        StepWeights = [.. StepWeightNames(names)];
        SampleWeights = Compared.Count == 1 ? [] : [.. Targets.Select(t => names.Parameter(t.Parameter + "SampleWeight"))];
    }

    public BoundModel Model { get; }

    public IReadOnlyList<SurfacePort> Inputs { get; }

    /// <summary>The inputs that training takes: without those that read a target.</summary>
    public IReadOnlyList<SurfacePort> Given => [.. Inputs.Where((_, i) => Model.Inputs[i].Forcing is null)];

    /// <summary>Names of the nodes that are the inputs.</summary>
    public IReadOnlyList<string> InputNodes => [.. Model.Inputs.Select(NodeOf)];

    /// <summary>One at least, for the stub of a model without a loss.</summary>
    public IReadOnlyList<SurfacePort> Targets { get; }

    /// <summary>The outputs of <see cref="Targets"/>.</summary>
    public IReadOnlyList<BoundOutput> Compared { get; }

    public IReadOnlyList<SurfacePort> Outputs { get; }

    /// <summary>For each target the number of its output.</summary>
    public IReadOnlyList<int> TargetOutputs => [.. Compared.Select(o => Model.Outputs.TakeWhile(other => other != o).Count())];

    /// <summary>For each target the parameter with its weights of steps; null where its loss has no rows of its own for steps. One name for all that have the same steps.</summary>
    public IReadOnlyList<string?> StepWeights { get; }

    /// <summary>For each of several targets the parameter with the weights of samples for it alone.</summary>
    public IReadOnlyList<string> SampleWeights { get; }

    /// <summary>Whether it has one input and one output: x and y, both of which training takes.</summary>
    public bool IsPair => Given.Count == 1 && Inputs.Count == 1 && Model.Outputs.Count == 1;

    /// <summary>Extents of the input of a pair.</summary>
    public Shape Input => Inputs[0].Shape;

    public bool InputIsInteger => Inputs[0].IsInteger;

    public Shape Output => Outputs[0].Shape;

    public Shape Target => Targets[0].Shape;

    public bool TargetIsInteger => Targets[0].IsInteger;

    /// <summary>Whether the model has Fit and what belongs to it.</summary>
    public bool HasLoss => Model.CanTrain && Model.Outputs.Any(o => o.Loss is not null);

    /// <summary>Type of the input, or the tuple of several.</summary>
    public string X => SurfacePort.TypeOf(Inputs);

    public string Y => SurfacePort.TypeOf(Targets);

    public string Prediction => SurfacePort.TypeOf(Outputs);

    /// <summary><c>&lt;float, int&gt;</c>: the type arguments of the runtime's flat forms for a pair.</summary>
    public string FlatTypes => "<" + Inputs[0].ElementType + ", " + Targets[0].ElementType + ">";

    public static string ShapeAttribute(Shape sample, string target = "") =>
        "[" + target + "global::NeuralSeqGen.Shape(" + Extents(sample.ToArray().Prepend(-1)) + ")]";

    /// <summary>Extents of a batch for readers: <c>(n, 64, 15)</c>.</summary>
    public static string Batch(Shape sample) => "(n" + string.Concat(sample.Select(e => ", " + Literal.Int(e))) + (sample.Rank == 0 ? ",)" : ")");

    public static string Extents(IEnumerable<int> extents) => string.Join(", ", extents.Select(Literal.Int));

    private IEnumerable<string?> StepWeightNames(PortNames names)
    {
        var steps = Compared.Select(o => o is { Shape.Rank: 2, RowShape.Rank: 1 } ? o.Shape[0] : 0).ToList();
        bool areEqual = steps.Distinct().Count() == 1;
        return steps.Select((count, i) => count == 0 ? null : areEqual ? "stepWeight" : names.Parameter(Targets[i].Parameter + "StepWeight"));
    }

    private string[] ParametersOf(BoundInput input) => Model.Inputs.Count == 1 ? ["x"] : [PortNames.Camel(NodeOf(input)), PortNames.Camel(NodeOf(input)) + "Input"];

    private string[] ParametersOf(BoundOutput output) => Compared.Count == 1 ? ["y", "target"] : [PortNames.Camel(output.Node), "y", PortNames.Camel(output.Node) + "Target"];

    private string NodeOf(BoundInput input) =>
        Model.Spec.Nodes.FirstOrDefault(n => input.Layer.Part >= n.FirstPart && input.Layer.Part < n.FirstPart + n.PartCount)?.Name ?? input.Layer.PropertyName;
}
