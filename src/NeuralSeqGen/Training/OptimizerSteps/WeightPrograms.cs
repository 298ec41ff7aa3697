using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Runs the programs over whole weights, a weight on one thread: steps, clips by norm, penalties, constraints.</summary>
/// <param name="plan">The model's code and memory.</param>
/// <param name="trainable">The weights that are touched.</param>
internal sealed unsafe class WeightPrograms(ExecutionPlan plan, TrainableWeights trainable) : IShardJob
{
    private readonly WeightDefinition[] _weights = plan.Definition.Weights;
    private readonly bool[] _steps = StepsOf(plan.Definition);
    private readonly double[] _numbers = new double[plan.Definition.Weights.Length];
    private WeightPart _part;
    private WholeWeight _arguments;
    private int _floats;

    /// <summary>Layouts and values of the optimizer's slots; needed for steps only.</summary>
    public OptimizerMemory[] Slots { get; init; } = [];

    /// <summary>Runs one program over every trainable weight that declares it.</summary>
    /// <param name="part">What to run.</param>
    /// <param name="arguments">Arguments: all parameters and all gradients, the rate and the step.</param>
    /// <param name="team">Threads; null runs on this one.</param>
    /// <param name="threads">Threads to use at most.</param>
    public void Run(WeightPart part, in WholeWeight arguments, WorkTeam? team = null, int threads = 1)
    {
        _part = part;
        _arguments = arguments;
        _floats = 0;
        for (int i = 0; i < _weights.Length; i++)
        {
            _floats = trainable[i] ? Math.Max(_floats, plan.Program.WeightArena(i)) : _floats;
        }

        if (team is not null && _weights.Length <= ushort.MaxValue)
        {
            team.Run(this, _weights.Length, threads);
            return;
        }

        for (int i = 0; i < _weights.Length; i++)
        {
            ((IShardJob)this).Run(i);
        }
    }

    /// <summary>What the last run wrote for each weight, in order; 0 for those that it left out.</summary>
    public ReadOnlySpan<double> Numbers => _numbers;

    void IShardJob.Run(int weight)
    {
        _numbers[weight] = 0;
        if (!trainable[weight] || _weights[weight].Length == 0 || !Declares(weight))
        {
            return;
        }

        double number = 0;
        float** slots = stackalloc float*[Math.Max(1, Slots.Length)];
        for (int i = 0; i < Slots.Length; i++)
        {
            slots[i] = Slots[i].Values.Pointer + Slots[i].Layout.Offset(weight);
        }

        using var arena = plan.WeightArenas.Rent();
        var range = _arguments with { Values = _arguments.Values + _weights[weight].Offset, Gradient = _arguments.Gradient + _weights[weight].Offset, Slots = slots, Arena = arena.Item.AtLeast(_floats), Number = &number };
        plan.Program.RunWeight(_part, weight, in range);
        _numbers[weight] = number;
    }

    // A loop, not a query: what LINQ and spans bring along for numbers is compiled when the first model trains, which is felt there.
    private static bool[] StepsOf(ModelDefinition definition)
    {
        bool[] steps = new bool[definition.Weights.Length];
        foreach (int weight in definition.Optimizer?.WholeWeights ?? [])
        {
            steps[weight] = true;
        }

        return steps;
    }

    private bool Declares(int weight) => _part switch
    {
        WeightPart.Penalty or WeightPart.PenaltyGradient => _weights[weight].Orthogonal != 0 || _weights[weight].OrthogonalColumns != 0,
        WeightPart.Constrain => _weights[weight].Constraint != Constraint.None,
        WeightPart.Update => _steps[weight],
        _ => true,
    };
}
