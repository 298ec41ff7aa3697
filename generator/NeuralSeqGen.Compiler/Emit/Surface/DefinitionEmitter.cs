using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Emit.Text;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Emit.Surface;

/// <summary>Prints what the runtime must know of a model: one object, made when the first instance or summary asks for it.</summary>
/// <param name="writer">Where to.</param>
/// <param name="model">A valid model.</param>
/// <param name="stateElements">Floats of carried states per row of a batch; 0 without stateful layers.</param>
/// <param name="widths">The vector widths that there is a program for.</param>
internal sealed class DefinitionEmitter(SourceWriter writer, BoundModel model, int stateElements, VectorWidths widths)
{
    private const string Port = "new global::NeuralSeqGen.PortInfo";

    public void Write()
    {
        writer.Line();
        writer.Line("// What the runtime knows of the model. In a class of its own: nothing runs before an instance or the summary is asked for.");
        writer.Line(SourceHeader.GeneratedCode);
        using (writer.Open("private static class __ModelData"))
        {
            writer.Line($"internal static readonly {TypeNames.Services}ModelDefinition Definition = new()");
            writer.Line("{");
            foreach (string line in Properties())
            {
                writer.Line("    " + line);
            }

            writer.Line("};");
            writer.Line();
            WriteProgram();
        }
    }

    private IEnumerable<string> Properties() =>
    [
        $"Name = {Literal.String(model.Name)},",
        "ArchitectureHash = ArchitectureHash,",
        .. model.WeightFile is { } file ? [$"Embedded = new(typeof(__ModelData).Assembly, {Literal.String(file.Resource)}, {Literal.String(file.Hash)}),"] : Array.Empty<string>(),
        .. List("Inputs", model.Inputs.Select(i => PortOf(i.Name, i.IsInteger, i.Shape))),
        .. List("Outputs", model.Outputs.Select(o => PortOf(o.Name, false, o.Shape))),
        .. List("Targets", model.Outputs.Where(o => o.Loss is not null).Select(o => PortOf(o.Name, o.TargetIsInteger, o.TargetShape))),
        $"LossRows = [{SurfaceShapes.Extents(model.Outputs.Where(o => o.Loss is not null).Select(o => o.LossRows))}],",
        .. List("Layers", model.Layers.Select(Layer)),
        $"LayerElements = [{SurfaceShapes.Extents(model.Layers.Select(l => l.OutputShape.Elements))}],",
        .. model.Scored.Count == 0 ? [] : List("Scores", model.Scored.Select(l => $"new({Literal.String(l.Name + "/attention_scores")}, [{SurfaceShapes.Extents(l.Scores!)}])")),
        .. List("Weights", model.Weights.Select(Weight)),
        $"ParameterCount = {Literal.Int(model.ParameterCount)},",
        $"Loss = {Literal.String(model.Outputs.FirstOrDefault(o => o.Loss is not null)?.Loss!.Loss.Display)},",
        $"IgnoreClass = [{string.Join(", ", model.Outputs.Where(o => o.Loss is not null).Select(IgnoreClass))}],",
        $"Metrics = [{string.Join(", ", model.LossNames.Select((name, target) => Metric(name, "Mean", 2, "Min", target, true)).Concat(Metrics()))}],",
        .. TargetFacts.Of(model),
        .. Graph(),
        .. WholeOutputs(),
        .. IdRanges(),
        .. MaskValues(),
        .. ForcedInputs(),
        .. Optimizer(),
        .. model.StatefulBatch == 0 ? [] : new[] { $"StatefulBatch = {Literal.Int(model.StatefulBatch)},", $"StateElements = {Literal.Int(stateElements)}," },
        "Program = Program,",
    ];

    /// <summary>Outputs of several axes whose first one is no time: a step of a stream gives all of them.</summary>
    private IEnumerable<string> WholeOutputs()
    {
        var timed = Causality.Timed(model.Layers);
        var isWhole = model.Outputs.Select(o => model.IsCausal && o.Shape.Rank > 1 && !timed.Contains(o.Layer)).ToList();
        return isWhole.Contains(true) ? [$"WholeOutputs = [{string.Join(", ", isWhole.Select(Literal.Bool))}],"] : [];
    }

    private IEnumerable<string> IdRanges()
    {
        var readers = model.Inputs.Select(i => IdInputs.Narrowest(i.Layer, model.Layers)).ToList();
        return readers.All(r => r is null) ? [] : List("IdRanges", readers.Select(r => r is null ? "null" : $"new({Literal.Int(r.IdCount!.Value)}, {Literal.String(r.Display)})"));
    }

    /// <summary>Values that mask a step of an input; training makes the forced ones itself.</summary>
    private IEnumerable<string> MaskValues()
    {
        var values = model.Inputs.Select(i => i.Forcing is null ? MaskInputs.ValueOf(i.Layer, model.Layers) : null).ToList();
        return values.All(v => v is null) ? [] : [$"MaskValues = [{string.Join(", ", values.Select(v => v is null ? "null" : Literal.Single(v.Value)))}],"];
    }

    private IEnumerable<string> ForcedInputs()
    {
        var compared = model.Outputs.Where(o => o.Loss is not null).ToList();
        var forced = model.Inputs.Select((input, i) => (input.Forcing, Input: i)).Where(f => f.Forcing is not null).Select(f =>
            $"new({Literal.Int(f.Input)}, {Literal.Int(compared.IndexOf(f.Forcing!.Output))}, {Literal.Int(f.Forcing.StartId)}, {Literal.Int(f.Forcing.EndId)}, {Literal.Bool(f.Forcing.IsFromLogits)})").ToList();
        return forced.Count == 0 ? [] : List("ForcedInputs", forced);
    }

    /// <summary>What a list of layers says by itself: names of parameters, which output a target belongs to, which layer gives an output.</summary>
    private IEnumerable<string> Graph()
    {
        if (!model.Spec.IsGraph)
        {
            yield break;
        }

        var s = new SurfaceShapes(model);
        yield return $"InputArguments = [{Texts(s.Inputs.Select(p => p.Parameter))}],";
        yield return $"TargetArguments = [{Texts(s.HasLoss ? s.Targets.Select(p => p.Parameter) : [])}],";
        yield return $"OutputArguments = [{Texts(s.Outputs.Select(p => p.Parameter))}],";
        yield return $"TargetOutputs = [{SurfaceShapes.Extents(s.HasLoss ? s.TargetOutputs : [])}],";
        yield return $"OutputLayers = [{SurfaceShapes.Extents(model.Outputs.Select(o => o.Layer.Number))}],";
    }

    private static string Texts(IEnumerable<string> texts) => string.Join(", ", texts.Select(Literal.String));

    private static IEnumerable<string> List(string name, IEnumerable<string> items) => [name + " =", "[", .. items.Select(item => "    " + item + ","), "],"];

    private static string PortOf(string name, bool isInteger, Shape shape) =>
        $"{Port}({Literal.String(name)}, global::NeuralSeqGen.ElementType.{(isInteger ? "Int32" : "Single")}) {{ Shape = [{SurfaceShapes.Extents(shape)}] }}";

    private string Layer(BoundLayer layer) =>
        $"new({Literal.String(layer.Name)}, {Literal.String(layer.ClassName)}, {Literal.String(layer.Display)}, [{SurfaceShapes.Extents(layer.OutputShape)}], "
        + $"{Literal.Int(layer.ParameterCount)}, {Literal.Bool(layer.ReturnsSequence)})" + (Facts(layer).ToList() is { Count: > 0 } facts ? $" {{ {string.Join(", ", facts)} }}" : "");

    private IEnumerable<string> Facts(BoundLayer layer) =>
    [
        .. layer.GivesEveryStep is { } every ? [$"GivesEveryStep = {Literal.Bool(every)}"] : Array.Empty<string>(),
        .. model.Spec.IsGraph && (layer.Inputs.Count > 0 || layer.Shared is not null) ? [$"Inbound = [{Texts(LayerConnections.Of(model, layer))}]"] : Array.Empty<string>(),
        .. model.Spec.IsGraph && layer.Shared is not null ? ["IsReused = true"] : Array.Empty<string>(),
    ];

    private static string Weight(BoundWeight weight) =>
        "new() { " + string.Join(", ", new[]
        {
            $"Name = {Literal.String(weight.Name)}", $"Layer = {Literal.String(weight.Layer)}", $"Shape = [{SurfaceShapes.Extents(weight.Shape)}]",
            $"Offset = {Literal.Int(weight.Offset)}", $"Length = {Literal.Int(weight.Length)}", weight.Trainable ? "" : "Trainable = false", weight.NeverTrained ? "NeverTrained = true" : "",
            $"Initializer = global::NeuralSeqGen.Initializer.{weight.Initializer}", double.IsNaN(weight.InitializerValue) ? "" : $"InitializerValue = {Literal.Double(weight.InitializerValue)}",
            $"FanIn = {Literal.Int(weight.FanIn)}", $"FanOut = {Literal.Int(weight.FanOut)}",
            weight.OnesEnd == 0 ? "" : $"Ones = ({Literal.Int(weight.OnesStart)}, {Literal.Int(weight.OnesEnd)})",
            weight.L1 == 0 ? "" : $"L1 = {Literal.Double(weight.L1)}", weight.L2 == 0 ? "" : $"L2 = {Literal.Double(weight.L2)}",
            weight.Orthogonal == 0 ? "" : $"Orthogonal = {Literal.Double(weight.Orthogonal)}", weight.OrthogonalColumns == 0 ? "" : $"OrthogonalColumns = {Literal.Double(weight.OrthogonalColumns)}",
            weight.Constraint == "None" ? "" : $"Constraint = global::NeuralSeqGen.Constraint.{weight.Constraint}",
        }.Where(part => part.Length > 0)) + " }";

    private IEnumerable<string> Metrics() => model.Outputs.Where(o => o.Loss is not null).SelectMany((o, target) => o.Metrics.Select(m => Metric(m.Name, m.Finish, m.SumCount, m.Direction, target, m.IsWeighted)));

    private static string Metric(string name, string finish, int sums, string direction, int target, bool isWeighted) =>
        $"new({Literal.String(name)}, {TypeNames.Services}MetricFinish.{finish}, {Literal.Int(sums)}) {{ Direction = global::NeuralSeqGen.MonitorMode.{direction}{(target > 0 ? $", Target = {Literal.Int(target)}" : "")}{(isWeighted ? ", IsWeighted = true" : "")} }}";

    private static string IgnoreClass(BoundOutput output) =>
        output.Loss!.Arguments is { } arguments && arguments.Has("IgnoreClass") && arguments.IsWritten("IgnoreClass") ? Literal.Int(arguments.Int("IgnoreClass")) : "null";

    private IEnumerable<string> Optimizer()
    {
        if (model.Optimizer is not { } optimizer)
        {
            return [];
        }

        var a = optimizer.Arguments;
        string slots = string.Join(", ", optimizer.Slots.Select(Literal.String)), start = optimizer.SlotStarts.All(s => s == 0) ? "" : string.Join(", ", optimizer.SlotStarts.Select(s => Literal.Single(s)));
        return
        [
            $"Optimizer = new({Literal.String(optimizer.Optimizer.KerasName)}, {Literal.Double(optimizer.LearningRate)}, [{slots}])",
            "{",
            $"    SlotStart = [{start}],",
            $"    ClipNorm = {Literal.Double(a.Real("ClipNorm"))}, ClipValue = {Literal.Double(a.Real("ClipValue"))}, GlobalClipNorm = {Literal.Double(a.Real("GlobalClipNorm"))},",
            .. optimizer.LearningRateSchedule is { } schedule ? [$"    Schedule = {LearningRateText.Of(schedule, optimizer.LearningRate)},"] : Array.Empty<string>(),
            .. WholeWeights(optimizer),
            .. optimizer.Optimizer.IsFragile(a) ? ["    IsFragile = true,"] : Array.Empty<string>(),
            $"    UseEma = {Literal.Bool(a.Flag("UseEma"))}, EmaMomentum = {Literal.Double(a.Real("EmaMomentum"))}, GradientAccumulationSteps = {Literal.Int(a.Int("GradientAccumulationSteps"))},{(a.Int("EmaOverwriteFrequency") is > 0 and var every ? $" EmaOverwriteFrequency = {Literal.Int(every)}," : "")}",
            "},",
        ];
    }

    private IEnumerable<string> WholeWeights(BoundOptimizer optimizer)
    {
        var whole = model.Weights.Select((weight, i) => (weight, i)).Where(p => optimizer.IsWhole(p.weight)).Select(p => p.i).ToList();
        if (whole.Count > 0)
        {
            yield return $"    WholeWeights = [{SurfaceShapes.Extents(whole)}],";
        }

        if (optimizer.Slots.Where((_, slot) => model.Weights.Any(weight => !weight.Shape.Equals(optimizer.SlotShape(slot, weight)))).Any())
        {
            var slots = optimizer.Slots.Select((_, slot) => "[" + string.Join(", ", model.Weights.Select(w => optimizer.SlotShape(slot, w) is { } shape ? $"[{SurfaceShapes.Extents(shape)}]" : "null")) + "]");
            yield return $"    SlotShapes = [{string.Join(", ", slots)}],";
        }
    }

    // Native AOT knows the answer of IsHardwareAccelerated and drops the classes it cannot reach.
    private void WriteProgram()
    {
        const string Intrinsics = "global::System.Runtime.Intrinsics.";
        writer.Line($"private static {TypeNames.Services}ModelProgram Program(int bits) =>");
        foreach (string bits in widths.Bits.Take(widths.Bits.Count - 1).Select(width => Literal.Int(width)))
        {
            writer.Line($"    {Intrinsics}Vector{bits}.IsHardwareAccelerated && bits >= {bits} ? new __Program{bits}() :");
        }

        writer.Line($"    new __Program{Literal.Int(widths.Bits[widths.Bits.Count - 1])}();");
    }
}
