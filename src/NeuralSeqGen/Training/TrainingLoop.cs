using System.Diagnostics;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>One run of Fit: epochs of batches, validation, callbacks and progress around <see cref="Trainer"/>.</summary>
internal sealed partial class TrainingLoop
{
    private const string Operation = TrainingGate.Fit;

    private readonly CallChecks _checks;
    private readonly TrainingState _state;
    private readonly Trainer _trainer;
    private readonly Evaluator _evaluator;
    private readonly IBatchFeed _feed;
    private readonly IBatchFeed? _validation;
    private readonly FitOptions _options;
    private readonly CancellationToken _cancellation;
    private readonly TrainingContext _context;
    private readonly BatchTotals _totals;
    private readonly List<EpochResult> _results = [];
    private readonly LeftOutEpochs _leftOut;
    private readonly int _threads;
    private bool _applied;

    public TrainingLoop(ModelDefinition definition, CallChecks checks, TrainingState state, Evaluator evaluator, TrainingContext context, IBatchFeed feed, IBatchFeed? validation, FitOptions options, CancellationToken cancellation)
    {
        _checks = checks;
        _state = state;
        _trainer = state.Trainer;
        _evaluator = evaluator;
        _context = context;
        _feed = feed;
        _validation = validation;
        _options = options;
        _cancellation = cancellation;
        _totals = new BatchTotals(definition.Metrics);
        _leftOut = new LeftOutEpochs(definition.Name);
        _threads = options.MaxDegreeOfParallelism < 0 ? Environment.ProcessorCount : options.MaxDegreeOfParallelism;
        _trainer.Runner.ClassWeights = ClassWeightTable.Of(definition, options);
    }

    public History Run()
    {
        foreach (var callback in _options.Callbacks)
        {
            callback.OnTrainBegin(_context);
        }

        for (int epoch = _options.InitialEpoch; epoch < _options.Epochs && !_context.StopRequested; epoch++)
        {
            if (!RunEpoch(epoch))
            {
                break;
            }
        }
        // Without a batch there is nothing to average: weights that were loaded or edited stay.
        if (_applied)
        {
            _state.TakeAverage();
        }

        foreach (var callback in _options.Callbacks)
        {
            callback.OnTrainEnd(_context);
        }

        return new History(_results, _results.Count < _options.Epochs - _options.InitialEpoch) { Notes = [.. _context.Notes, .. _leftOut.Notes] };
    }

    /// <returns>False when cancelled in the middle: the epoch then does not count.</returns>
    private bool RunEpoch(int epoch)
    {
        long start = Stopwatch.GetTimestamp();
        Begin(epoch);
        for (int batch = 0; _feed.MoveNext(); batch++)
        {
            if (_cancellation.IsCancellationRequested)
            {
                return false;
            }

            RunBatch(epoch, batch);
            _context.Batch = batch;
            if (_options.Callbacks.Count > 0)
            {
                AfterBatch();
            }

            ReportBatch(epoch, batch + 1, start);
        }
        if (_feed.IsCancelled)
        {
            return false;
        }

        _trainer.Epochs++;
        return End(epoch, start);
    }

    private void Begin(int epoch)
    {
        _totals.Clear();
        _context.Epoch = epoch;
        _context.Batch = 0;
        _context.Validation = null;
        _feed.Begin(Order(epoch));
        foreach (var callback in _options.Callbacks)
        {
            callback.OnEpochBegin(_context);
        }
    }

    // A seed given to Fit makes the order a function of seed and epoch; else the model's own count of epochs goes on from Fit to Fit.
    private RandomSource? Order(int epoch) =>
        !_options.Shuffle ? null
        : _options.Seed is { } seed ? new RandomSource(seed, RandomPurpose.Shuffling, epoch)
        : new RandomSource(_trainer.Seed, RandomPurpose.Shuffling, _trainer.Epochs);

    private void AfterBatch()
    {
        _context.Training = _totals.ToEvaluation();
        foreach (var callback in _options.Callbacks)
        {
            callback.OnBatchEnd(_context);
        }
    }

    /// <returns>False when cancelled while the validation waited for samples: it then says nothing, and the epoch does not count.</returns>
    private bool End(int epoch, long start)
    {
        var training = _totals.ToEvaluation();
        var validation = _validation is not null && (epoch + 1) % _options.ValidationFrequency == 0
            ? _evaluator.Validate(_trainer.Runner, _validation, _options, _threads)
            : null;
        if (_validation is { IsCancelled: true })
        {
            return false;
        }

        _leftOut.Add(epoch, training.Samples);
        _context.Training = training;
        _context.Validation = validation;
        _results.Add(new EpochResult(epoch, training, validation, _state.LearningRate, Stopwatch.GetElapsedTime(start)));
        ReportEpoch(epoch, training, validation, start);
        foreach (var callback in _options.Callbacks)
        {
            callback.OnEpochEnd(_context);
        }

        return true;
    }
}
