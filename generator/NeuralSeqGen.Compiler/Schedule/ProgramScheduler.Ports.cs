using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Schedule.Code;
using NeuralSeqGen.Compiler.Schedule.Memory;
using NeuralSeqGen.Compiler.Schedule.Plan;
using NeuralSeqGen.Compiler.Schedule.Programs;
using NeuralSeqGen.Compiler.Schedule.Values;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>What comes in and goes out: ports, numbers of the batch, results, gradients.</summary>
internal sealed partial class ProgramScheduler
{
    private void LoadPorts(Level level)
    {
        foreach (var input in level.Graph.Inputs)
        {
            if (!level.Graph.Ports.TryGetValue(input, out var port))
            {
                level.SetLayout(input, _kept[input]);
                continue;
            }

            switch (port.Kind)
            {
                case PortKind.Parameter:
                    level.SetLayout(input, Layout.Dense(Array(level, BufferKind.Parameters), input.Shape, port.Index));
                    break;
                case PortKind.Weight or PortKind.WeightGradient or PortKind.Slot:
                    level.SetLayout(input, Layout.Dense(StateBuffer(port), input.Shape));
                    break;
                case PortKind.BatchCount or PortKind.LearningRate or PortKind.Step:
                case PortKind.BatchValue when input.Shape.Rank == 0:
                    AddScalar(level, input, null, port);
                    break;
                default:
                    var layout = _plan.Contains(input) ? AllocateRows(input, port.Kind.ToString()) : Allocate(input, input.Shape, port.Kind.ToString());
                    level.SetLayout(input, layout);
                    level.Commands.Add(new LoadPortCommand(port, layout, _form));
                    layout.Buffer.Touch(_position);
                    break;
            }
        }
    }

    private static void AddScalar(Level level, Value value, Node? node, Port? port)
    {
        string name = "batch" + value.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var operands = node?.Inputs.Select(v => level.Constant(v) switch
        {
            (Immediate or ScalarArgument) and var operand => operand,
            _ => throw new GraphException($"{node.Op.Mnemonic} of a batch number reads an array"),
        }).ToList();
        level.SetScalar(value, name);
        level.Commands.Add(new ScalarCommand(name, node, operands ?? [], port));
    }

    private static void ScheduleScalars(Level level)
    {
        foreach (var node in level.Graph.Nodes.Where(Clusterer.IsScalar))
        {
            AddScalar(level, node.Output, node, null);
        }
    }

    /// <summary>Sums over samples go straight into the runtime's arrays: gradients into the view of the parameter they belong to.</summary>
    private void AddGradientDestinations(Level level)
    {
        foreach (var (parameter, gradient) in level.Graph.Gradients)
        {
            var view = Resolve(level, parameter);
            var gradients = Array(level, BufferKind.Gradients);
            level.AddDestination(gradient, view with { Buffer = gradients });
        }

        foreach (var (port, value) in level.Graph.Results)
        {
            if (port.Kind is PortKind.Sum or PortKind.PhaseSum)
            {
                var sums = Array(level, port.Kind == PortKind.Sum ? BufferKind.Sums : BufferKind.PhaseSums);
                level.AddDestination(value, Layout.Dense(sums, value.Shape, port.Index));
            }
            else if (port.Kind is PortKind.Weight or PortKind.WeightGradient or PortKind.Slot)
            {
                level.AddDestination(value, Layout.Dense(StateBuffer(port), value.Shape));
            }
        }
    }

    private void StoreResults(Level level)
    {
        _position++;
        var kinds = new[] { PortKind.Output, PortKind.State, PortKind.CarriedState };
        var stores = kinds.SelectMany(kind => Results(level, kind)).Select(result => Store(level, result)).ToList();

        // a layer's output goes where the model's would, and nothing else may be written there
        level.Commands.AddRange(Results(level, PortKind.LayerOutput).Select(result => new LayerOutputCommand(result.Port.Index, StoreAside(level, [result]))).ToList());
        level.Commands.AddRange(stores);
    }

    private static IEnumerable<(Port Port, Value Value)> Results(Level level, PortKind kind) => level.Graph.Results.Where(r => r.Port.Kind == kind);

    /// <summary>The commands that store results for who asks for them, with the copies that it takes.</summary>
    private List<Command> StoreAside(Level level, IEnumerable<(Port Port, Value Value)> results) => level.Aside(() =>
    {
        foreach (var result in results)
        {
            level.Commands.Add(Store(level, result));
        }
    });

    /// <summary>The command that stores a result; what brings it together comes before it.</summary>
    private StorePortCommand Store(Level level, (Port Port, Value Value) result)
    {
        var layout = Rows(level, result.Value) ?? Contiguous(level, result.Value);
        layout.Buffer.Touch(_position);
        return new StorePortCommand(result.Port, layout, _form);
    }
}
