using System.Diagnostics;

namespace NeuralSeqGen;

internal sealed partial class TrainingLoop
{
    // Often enough for a moving line, rare enough to cost nothing.
    private static readonly long ReportInterval = Stopwatch.Frequency / 20;

    private long _reported;
    private bool _hasReported;

    private void ReportBatch(int epoch, int done, long start)
    {
        if (_options.Progress is null || done == _feed.Batches)
        {
            return;
        }

        long now = Stopwatch.GetTimestamp();
        if (now - _reported < ReportInterval)
        {
            return;
        }

        _reported = now;
        Report(epoch, done, _totals.ToEvaluation(), null, start);
    }

    private void ReportEpoch(int epoch, Evaluation training, Evaluation? validation, long start)
    {
        if (_options.Progress is not null)
        {
            Report(epoch, _feed.Batches, training, validation, start);
        }
    }

    private void Report(int epoch, int done, Evaluation training, Evaluation? validation, long start)
    {
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        _options.Progress!.Report(new FitProgress(epoch, _options.Epochs, done, _feed.Batches, seconds > 0 ? training.Samples / seconds : 0, training, validation) { Notes = _hasReported ? [] : _context.Notes });
        _hasReported = true;
    }
}
